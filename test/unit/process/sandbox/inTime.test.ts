import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Capture } from '../../../../src/process/sandbox/capture';
import { inTime, limitTime } from '../../../../src/process/sandbox/inTime';

/** As on a machine where others run: nothing of this process goes on meanwhile. */
function standStill(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

describe('limits of time', () => {
  it('count no stall of our own process against what was written meanwhile', async () => {
    const child = spawn('sh', ['-c', 'read go; echo here; read go'], { stdio: ['pipe', 'pipe', 'ignore'] });
    const out = new Capture(child.stdout, 100, () => undefined);
    const closed = once(child, 'close');
    const waiting = inTime(closed, 50);
    child.stdin.write('\n');
    // Written, but not read when the time is over.
    standStill(500);
    await waiting;
    assert.equal(out.text(), 'here\n');
    child.stdin.end();
    await closed;
  });

  it('nor against who has ended meanwhile', async () => {
    const child = spawn('sh', ['-c', 'read go'], { stdio: ['pipe', 'ignore', 'ignore'] });
    let late = false;
    const stop = limitTime(50, () => (late = true));
    child.once('exit', stop);
    child.stdin.end('\n');
    standStill(500);
    await once(child, 'close');
    await sleep(20);
    assert.equal(late, false);
  });

  it('are over for who is still at work', async () => {
    const started = performance.now();
    await inTime(new Promise(() => undefined), 30);
    assert.ok(performance.now() - started >= 29);
    const late = new Promise<string>((resolve) => limitTime(30, () => resolve('late')));
    assert.equal(await late, 'late');
  });

  it('keep nobody waiting', async () => {
    await inTime(Promise.resolve(), 60_000);
    let late = false;
    limitTime(1, () => (late = true))();
    await sleep(20);
    assert.equal(late, false);
  });
});
