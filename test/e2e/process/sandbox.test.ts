import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { runInSandbox, type SandboxRequest, type SandboxResult } from '../../../src/process/sandbox';
import { bestIsolation, isolationsHere } from '../../../src/process/sandbox/detect';
import type { Isolation } from '../../../src/process/sandbox/isolation';
import type { IsolationName } from '../../../src/process/sandbox/isolationName';
import { grantPermit } from '../../../src/shared/permit';
import { whyNoPython } from '../../harness/python';
import { running } from '../../harness/processes';
import { skip } from '../../harness/skip';
import { bubblewrapFolder } from '../../harness/tools';

const permit = grantPermit();
const root = process.getuid?.() === 0;

/** A length of sleep that no other process has: it is found by it. */
let sleeps = 0;
const rareSleep = (): string => `300.${process.pid}${sleeps++}`;

describe('sandbox', function () {
  this.timeout(60_000);
  let ways: Isolation[];
  let outside = '';

  before(async function () {
    if (process.platform !== 'linux') skip(this, 'these tests look at processes in /proc');
    this.timeout(300_000);
    const why = await whyNoPython('tools');
    const folder = why === undefined ? await bubblewrapFolder() : undefined;
    ways = await isolationsHere(folder === undefined ? [] : [folder]);
    outside = await mkdtemp(path.join(os.tmpdir(), 'ailab-outside-'));
    await writeFile(path.join(outside, 'precious'), 'kept');
  });

  after(async () => {
    if (outside !== '') await rm(outside, { recursive: true, force: true });
  });

  it('finds every way that this machine allows', async () => {
    const may = (command: string, ...args: string[]): boolean =>
      spawnSync(command, [...args, '/bin/true'], { timeout: 60_000 }).status === 0;
    const names = ways.map(({ name }) => name);
    const own = ['--mount', '--pid', '--net', '--ipc', '--uts', '--fork', '--mount-proc'];
    if (may('unshare', ...(root ? [] : ['--user', '--map-root-user']), ...own))
      assert.ok(names.includes('unshare'));
    const folder = (await whyNoPython('tools')) === undefined ? await bubblewrapFolder() : undefined;
    const bwrap = folder === undefined ? 'bwrap' : path.join(folder, 'bwrap');
    if (may(bwrap, '--unshare-all', '--proc', '/proc', '--ro-bind', '/', '/'))
      assert.ok(names.includes('bubblewrap'));
    assert.equal(names.at(-1), 'none');
  });

  it('says which way is the best here, and does not try again', async () => {
    const best = await bestIsolation();
    assert.equal(await bestIsolation(), best);
    assert.equal((await runInSandbox(permit, { argv: ['true'] })).isolation, best.name);
    console.log(`      ways that work here: ${ways.map(({ name }) => name).join(', ')}`);
  });

  it('finds what a command left behind by the sandbox of macOS too, where processes are not apart', async () => {
    const none = ways.at(-1)!;
    assert.ok('wrap' in none);
    const word = rareSleep();
    const { isolation } = await runInSandbox(
      permit,
      { argv: ['bash', '-c', `setsid sleep ${word} > /dev/null 2>&1 & sleep 0.3`] },
      { ...none, name: 'sandbox-exec' },
    );
    assert.equal(isolation, 'sandbox-exec');
    assert.deepEqual(running(word), []);
  });

  for (const name of ['bubblewrap', 'unshare', 'none'] as const satisfies IsolationName[])
    describe(name, () => {
      let way: Isolation;

      before(function () {
        const found = ways.find((one) => one.name === name);
        if (!found) skip(this, `${name} does not work on this machine`);
        way = found;
      });

      const run = (request: SandboxRequest): Promise<SandboxResult> => runInSandbox(permit, request, way);
      const bash = (script: string, more: Partial<SandboxRequest> = {}): Promise<SandboxResult> =>
        run({ argv: ['bash', '--noprofile', '--norc', '-c', script], ...more });

      it('gives back output, status, signal and time', async () => {
        const { ms, ...result } = await bash('echo 가; echo b >&2; exit 3');
        assert.deepEqual(result, {
          status: 3,
          signal: null,
          stdout: '가\n',
          stderr: 'b\n',
          timedOut: false,
          truncated: false,
          diskFull: false,
          memoryFull: false,
          isolation: name,
        });
        assert.ok(ms > 0 && ms < 10_000);
        const killed = await bash('kill -SEGV $$');
        assert.deepEqual([killed.status, killed.signal], [139, 'SIGSEGV']);
        assert.equal((await run({ argv: ['no-such-program'] })).status, 127);
      });

      it('hands over stdin, and nothing of our environment but what is named', async () => {
        process.env['AILAB_SECRET'] = 'secret';
        const { stdout } = await bash('cat; env', { stdin: 'in\n', env: { YEAR: '2026' } });
        delete process.env['AILAB_SECRET'];
        assert.match(stdout, /^in\n/);
        assert.match(stdout, /^YEAR=2026$/m);
        assert.match(stdout, /^LC_ALL=C.UTF-8$/m);
        assert.doesNotMatch(stdout, /secret|NODE|SSH|VSCODE/);
      });

      it('starts in an empty folder; that, home and TMPDIR are gone afterwards', async () => {
        const { stdout, stderr } = await bash(
          'ls -A . ~; echo x > ~/a; mktemp; pwd; echo $HOME; echo $TMPDIR',
        );
        assert.equal(stderr, '');
        const places = stdout.trim().split('\n').slice(-4);
        for (const place of places) {
          assert.match(place, /\/ailab-box-/);
          assert.ok(!existsSync(place), place);
        }
        assert.doesNotMatch(stdout, /precious|config/);
      });

      it('works in a folder of the caller, which stays his with what the command made', async () => {
        const folder = await mkdtemp(path.join(os.tmpdir(), 'ailab own '));
        await writeFile(path.join(folder, 'in.txt'), 'a');
        await symlink(path.join(outside, 'precious'), path.join(folder, 'link'));
        const before = await stat(path.join(outside, 'precious'));
        const { status, stderr } = await bash('cat in.txt in.txt > out.txt && mkdir d && touch d/e', {
          folder,
        });
        assert.deepEqual([status, stderr], [0, '']);
        assert.equal(await readFile(path.join(folder, 'out.txt'), 'utf8'), 'aa');
        assert.equal((await stat(path.join(folder, 'd', 'e'))).uid, process.getuid?.());
        assert.equal((await stat(path.join(outside, 'precious'))).uid, before.uid);
        await rm(folder, { recursive: true });
      });

      it('refuses a folder that holds the home of the person', async () => {
        for (const folder of ['/', os.homedir(), path.dirname(os.homedir())])
          await assert.rejects(bash('true', { folder }), /too much/);
      });

      it('has no terminal, and nothing to read from', async () => {
        const { stdout, ms } = await bash('read x; echo "$?"; (read x < /dev/tty) 2>/dev/null; echo "$?"');
        assert.deepEqual(stdout.trim().split('\n'), ['1', '1']);
        // The rest is time that it was given.
        assert.ok(ms < 9000);
      });

      it('ends what takes too long, with everything that it started', async () => {
        const word = rareSleep();
        const result = await bash(
          `trap '' TERM INT HUP; echo before; sleep ${word} & sleep ${word}; echo after`,
          { limits: { ms: 1500 } },
        );
        assert.deepEqual([result.timedOut, result.status, result.stdout], [true, null, 'before\n']);
        assert.ok(result.ms < 9000, String(result.ms));
        assert.deepEqual(running(word), []);
      });

      it('leaves no process behind, however far it has gone', async () => {
        const word = rareSleep();
        const { status, ms } = await bash(
          `sleep ${word} &
           setsid sleep ${word} > /dev/null 2>&1 &
           nohup setsid bash -c 'sleep ${word} & exec sleep ${word}' > /dev/null 2>&1 &
           cd / && (setsid sleep ${word} < /dev/null > /dev/null 2>&1 &)
           sleep 0.3
           disown -a`,
        );
        assert.equal(status, 0);
        assert.ok(ms < 9000);
        assert.deepEqual(running(word), []);
      });

      it('is done only when its last process is gone, on a machine that has other things to do', async () => {
        const word = rareSleep();
        const others = Array.from({ length: 4 }, () =>
          spawn('sh', ['-c', 'while :; do :; done'], { detached: true }),
        );
        // Each of them has to run once more to end.
        const start = `for n in {1..250}; do sleep ${word} < /dev/null > /dev/null 2>&1 & done; `;
        try {
          for (const [end, ended] of [
            ['sleep 0.5; exit 3', { status: 3, truncated: false }],
            ['sleep 1; yes', { status: null, truncated: true }],
          ] as const) {
            const limits = { ms: 60_000, processes: 400, outputBytes: 10_000 };
            const { status, truncated } = await bash(start + end, { limits });
            assert.deepEqual(running(word), []);
            assert.deepEqual({ status, truncated }, ended);
          }
        } finally {
          for (const one of others) one.kill('SIGKILL');
        }
      });

      it('stops at the limit of output', async () => {
        const result = await bash('yes 가나다 & yes >&2', { limits: { outputBytes: 10_000 } });
        assert.deepEqual([result.truncated, result.timedOut, result.status], [true, false, null]);
        assert.ok(Buffer.byteLength(result.stdout) <= 10_000);
        assert.doesNotMatch(result.stdout, /\uFFFD/);
        assert.ok(result.ms < 9000, String(result.ms));
      });

      it('stops a file that grows too large, and many small ones', async () => {
        const limits = { diskBytes: 4 << 20, ms: 40_000 };
        const one = await bash('head -c 100000000 /dev/zero > big; echo "$?"; stat -c %s big', { limits });
        assert.deepEqual(one.stdout.trim().split('\n'), ['153', String(limits.diskBytes)], one.stderr);
        const many = await bash(
          'for n in {1..20000}; do head -c 1000000 /dev/zero > f$n; sleep 0.01; done; echo all',
          { limits },
        );
        assert.deepEqual([many.diskFull, many.stdout], [true, '']);
        const elsewhere = await bash(
          'for n in {1..20000}; do head -c 1000000 /dev/zero > "$TMPDIR/f$n"; sleep 0.01; done; echo all',
          { limits },
        );
        assert.deepEqual([elsewhere.diskFull, elsewhere.stdout], [true, '']);
      });

      it('limits memory', async () => {
        const { status, stdout } = await bash('head -c 500000000 /dev/zero | tail -c 400000000 | wc -c', {
          limits: { memoryBytes: 200 << 20 },
        });
        assert.deepEqual([status, stdout.trim()], [0, '0']);
      });

      it('limits what all processes hold together', async () => {
        const word = rareSleep();
        const holding = `x=$(head -c 40000000 /dev/zero | tr '\\0' x); sleep ${word}`;
        const { memoryFull, timedOut } = await bash(`for n in {1..6}; do (${holding}) & done; wait`, {
          limits: { totalMemoryBytes: 100 << 20, ms: 40_000 },
        });
        assert.deepEqual([memoryFull, timedOut], [true, false]);
        assert.deepEqual(running(word), []);
      });

      it('gives output that can be opened again, as a terminal and a pipe can', async () => {
        const { stdout, stderr } = await bash(
          'echo a > /dev/stdout; echo b | tee /dev/stderr; echo c >> /dev/stderr',
        );
        assert.deepEqual([stdout, stderr], ['a\nb\n', 'b\nc\n']);
      });

      // The bomb goes off only where this has shown that the limit holds.
      it('limits processes, and ends a fork bomb', async function () {
        const word = rareSleep();
        const script = `for n in {1..400}; do (echo started; exec sleep ${word}) & done 2>/dev/null; wait`;
        const { stdout } = await bash(script, { limits: { processes: 40, ms: 2000 } });
        const started = stdout.split('\n').length - 1;
        assert.ok(started > 0);
        if (root) assert.ok(started < 41, `${started} of 400 processes were started`);
        assert.deepEqual(running(word), []);
        if (started >= 400) skip(this, 'this system does not limit processes here: no bomb was tried');
        const bomb = `bomb${rareSleep().replace('.', '')}`;
        const { ms } = await bash(`${bomb}() { ${bomb} | ${bomb} & }; ${bomb}; sleep 60`, {
          limits: { processes: 40, ms: 1500 },
        });
        assert.ok(ms < 15_000, String(ms));
        assert.deepEqual(running(bomb), []);
      });

      it('takes away what is hard to take away', async () => {
        const { stdout, stderr } = await bash(
          `pwd; mkdir -p locked/in && chmod 000 locked; touch -- '-rf' $'new\\nline' "$(printf 'n%.0s' {1..250})"
           for n in {1..60}; do mkdir "$(printf 'd%.0s' {1..200})" && cd "$(printf 'd%.0s' {1..200})" || exit 1; done`,
        );
        assert.equal(stderr, '');
        assert.ok(!existsSync(stdout.trim()));
        assert.ok(!existsSync(path.dirname(stdout.trim())));
      });

      it('can be called off', async () => {
        const word = rareSleep();
        const controller = new AbortController();
        setTimeout(() => controller.abort(new Error('called off')), 300);
        await assert.rejects(bash(`sleep ${word}`, { signal: controller.signal }), /called off/);
        assert.deepEqual(running(word), []);
        await assert.rejects(bash('true', { signal: controller.signal }), /called off/);
      });

      it('does not hurt what is outside, whatever is removed', async function () {
        if (name === 'none' && !root) skip(this, 'without isolation only root can keep files from a command');
        await chmod(outside, 0o755);
        await chmod(path.join(outside, 'precious'), 0o644);
        const open = path.join(outside, 'open');
        await mkdir(open, { recursive: true });
        await bash(`rm -rf ~ ~/* "$HOME" "${outside}"/* "${outside}"; echo x > "${outside}/precious"`);
        assert.equal(await readFile(path.join(outside, 'precious'), 'utf8'), 'kept');
      });

      it('does not see other files, processes, sockets and networks', async function () {
        if (name === 'none') skip(this, 'nothing is isolated here');
        const socket = path.join(outside, `s${name}`);
        const local = createServer().listen(socket);
        const server = createServer().listen(0, '127.0.0.1');
        await new Promise((resolve) => server.once('listening', resolve));
        const { port } = server.address() as { port: number };
        const { stdout } = await bash(
          `[ -e "${outside}" ] && echo file; [ -e "${os.homedir()}/.bashrc" ] && echo home
           [ -e /run/docker.sock ] && echo docker; [ -e ${socket} ] && echo socket
           [ -e /proc/${process.pid} ] && grep -q node /proc/${process.pid}/cmdline && echo process
           (echo > /dev/tcp/127.0.0.1/${port}) 2>/dev/null && echo network
           kill -0 ${process.pid} 2>/dev/null && grep -q node /proc/${process.pid}/cmdline && echo signal
           (echo x > /usr/ailab-x) 2>/dev/null && echo system
           (echo x > /proc/sys/kernel/hostname) 2>/dev/null && echo settings
           (echo x > /dev/ailab-x) 2>/dev/null && echo devices
           mount -t tmpfs x /usr 2>/dev/null && echo mount
           mount -o remount,rw / 2>/dev/null && echo remount
           grep -q 'CapEff:.*[1-9a-f]' /proc/self/status && echo capabilities
           ls -d /root/.* /home/*/.* /var /run /mnt 2>/dev/null
           echo done`,
        );
        local.close();
        server.close();
        assert.equal(stdout, 'done\n');
      });

      it('shows what it is told to, and has a network of its own', async function () {
        if (name === 'none') skip(this, 'everything is seen here');
        const file = path.join(outside, 'precious');
        // Everybody may write it: only the box keeps it.
        await chmod(outside, 0o777);
        await chmod(file, 0o666);
        const serve = `const s = require('net').createServer((c) => c.end('answer')).listen(0, '127.0.0.1', () =>
          require('net').connect(s.address().port, '127.0.0.1').on('data', (d) => { console.log(String(d)); s.close(); }))`;
        const { stdout, stderr } = await bash(
          `cat ${file}; echo; echo x > ${file}; ${process.execPath} -e "$SERVE"`,
          {
            readable: [outside, process.execPath],
            env: { SERVE: serve },
            limits: { memoryBytes: 64 * 2 ** 30 },
          },
        );
        assert.equal(stdout, 'kept\nanswer\n', stderr);
        assert.match(stderr, /Read-only file system/);
      });

      it('gives what a command left at work a moment to end, and no more', async () => {
        const late = 'exec 3> >(sleep 0.1; cat > late); echo taco >&3; exec 3>&-; exit 7';
        const folder = await mkdtemp(path.join(os.tmpdir(), 'ailab-linger-'));
        await chmod(folder, 0o777);
        const waited = await bash(late, { linger: true, folder });
        assert.deepEqual([waited.status, await readFile(path.join(folder, 'late'), 'utf8')], [7, 'taco\n']);
        await rm(folder, { recursive: true });
        const stays = await bash('sleep 30 & exit 3', { linger: true });
        assert.deepEqual([stays.status, stays.ms < 9000], [3, true]);
        // Nobody is left: nothing is waited for.
        const times = [];
        for (let at = 0; at < 5; at++) times.push((await bash('exit 0', { linger: true })).ms);
        assert.ok(Math.min(...times) < 900, times.join());
      });

      it('has terminals of its own, and only where somebody asked for them', async function () {
        if (name === 'none') skip(this, 'the terminals are those of the system');
        const open = 'exec 9<> /dev/ptmx && ls /dev/pts; tty < /dev/pts/0';
        const asked = await bash(open, { terminal: true });
        // One has been opened, however many there are outside.
        assert.deepEqual(
          asked.stdout
            .trim()
            .split('\n')
            .filter((one) => /^\d+$/.test(one)),
          ['0'],
          asked.stderr,
        );
        // bubblewrap's box always has them.
        if (name === 'unshare') assert.match((await bash(open)).stderr, /ptmx/);
      });
    });
});
