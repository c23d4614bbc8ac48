import assert from 'node:assert/strict';
import { attacks, groupsFor, notebookOf, tokenOf, type AttackGroup } from '../../fixtures/attacks';
import { temporaryWorkspace } from '../../harness/session';
import { openWorkbench, type Workbench } from '../../harness/workbench';
import { AttackRun } from './run';
import { startCanaryServer, type CanaryServer } from './server';
import { Watch } from './watch';

/** `AILAB_ATTACK=part,of,names`: only these, each in a notebook of its own. */
const only = process.env['AILAB_ATTACK']?.split(',');

function chosen(trusted: boolean): readonly AttackGroup[] {
  if (!only) return groupsFor(trusted);
  return groupsFor(trusted, 1).filter(({ attacks: [attack] }) =>
    only.some((part) => attack?.name.includes(part)),
  );
}

/** Every attack that fits one kind of window, in that window: nothing may run, or nothing may get out. */
function corpus(trusted: boolean): void {
  let server: CanaryServer | undefined;
  let lab: Workbench | undefined;
  let run: AttackRun;
  const ran = new Set<string>();
  const files: string[] = [];

  before(async function () {
    this.timeout(120_000);
    server = await startCanaryServer();
    const folder = await temporaryWorkspace();
    // A window of its own: what attacks leave in its console is no other test's affair.
    lab = await openWorkbench({ trust: trusted, folder, viewport: { width: 1280, height: 1400 } });
    const watch = await Watch.start(lab, server);
    run = new AttackRun(lab, watch, { trusted, folder, onRan: (token) => ran.add(token) });
  });
  after(async () => {
    await lab?.dispose();
    await server?.close();
  });

  for (const group of chosen(trusted))
    describe(group.file, () => {
      before(async function () {
        this.timeout(120_000);
        files.push(group.file);
        await run.run(notebookOf(group, server!));
      });
      for (const attack of group.attacks)
        it(attack.name, () => assert.equal(run.failuresOf(attack).join(' · '), ''));
    });

  // Mocha runs a suite's own tests before those of the suites in it.
  describe('after all of them', () => {
    it('leave nothing behind: no file, no notification, nothing between two notebooks', async () => {
      assert.deepEqual(await run.strayFiles(files), []);
      assert.deepEqual(run.unclaimed, []);
      assert.deepEqual(await lab?.notifications(), []);
    });

    it(trusted ? 'did run where they may: the canary sings' : 'did not run at all', () => {
      const scripts = chosen(trusted).flatMap(({ attacks: list }) =>
        list.filter(({ trust }) => trust === 'trusted').map(tokenOf),
      );
      const heard = scripts.filter((token) => ran.has(token));
      const most = only ? Math.min(1, scripts.length) : scripts.length * 0.9;
      if (trusted) assert.ok(heard.length >= most, `${heard.length} of ${scripts.length}`);
      else assert.deepEqual([...ran], []);
    });
  });
}

describe('attack corpus', function () {
  this.retries(0);
  it('has at least 150 attacks with names of their own', () => {
    assert.ok(attacks.length >= 150, String(attacks.length));
    assert.equal(new Set(attacks.map(({ name }) => name)).size, attacks.length);
  });
  describe('in Restricted Mode', () => corpus(false));
  describe('in a trusted folder', () => corpus(true));
});
