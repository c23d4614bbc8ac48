// Entry of npm start, npm test, … in a fresh clone: needs Node and npm only. Installs, builds, runs out/harness/<verb>.js.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
const [verb, ...args] = process.argv.slice(2);

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  fail(`Node ${process.versions.node} is too old: install Node 20.19 or newer (https://nodejs.org).`);
}
if (!verb || !/^[\w-]+$/.test(verb)) fail('Usage: node test/harness/bootstrap.mjs <verb> [arguments]');

const script = path.join(root, 'out', 'harness', `${verb}.js`);

await alone(path.join(root, '.cache', 'bootstrap.lock'), async () => {
  await installPackages();
  await build();
});
if (!existsSync(script)) fail(`There is no verb "${verb}" (test/harness/${verb}.ts).`);
const ended = await run(process.execPath, ['--enable-source-maps', script, ...args], 'inherit');
process.exit(ended.code);

/** npm ci, if node_modules was not made from this very lock file. */
async function installPackages() {
  const modules = path.join(root, 'node_modules');
  const lock = path.join(root, 'package-lock.json');
  const stamp = path.join(modules, '.ailab-stamp');
  const hash = createHash('sha256').update(readFileSync(lock)).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  // What a person has just installed by hand is taken as it is.
  const made = path.join(modules, '.package-lock.json');
  if (!existsSync(made) || statSync(made).mtimeMs < statSync(lock).mtimeMs) {
    console.error('[harness] npm ci …');
    const cli = process.env.npm_execpath;
    const options = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
    for (let attempt = 1; ; attempt++) {
      const { code } = cli?.endsWith('.js')
        ? await run(process.execPath, [cli, ...options], 'inherit')
        : await run(
            process.platform === 'win32' ? 'npm.cmd' : 'npm',
            options,
            'inherit',
            process.platform === 'win32',
          );
      if (code === 0) break;
      if (attempt === 3) fail('npm ci failed: see above.');
      await sleep(attempt * 3000);
    }
  }
  writeFileSync(stamp, hash);
}

/** The sizes that a build prints are only of interest where it is asked for; errors always are. */
async function build() {
  // Half of the time goes into bundles of tests that a quick run does not need.
  const options = verb === 'fast' ? ['esbuild.js', '--only-unit'] : ['esbuild.js'];
  const { code, output } = await run(process.execPath, options, 'pipe');
  if (code === 0) return;
  process.stderr.write(output);
  if (verb === 'test' || verb === 'fast' || verb === 'integration')
    console.log('build failed\n\n0 passed, 1 failed, 0 skipped');
  process.exit(1);
}

/** Runs a command with our terminal, hands signals down, and ends with it. */
function run(command, options, stdout, shell = false) {
  return new Promise((resolve) => {
    // The verb ends itself when this channel closes, however we went.
    const ipc = options.includes(script) ? ['ipc'] : [];
    const child = spawn(command, options, {
      cwd: root,
      shell,
      stdio: ['inherit', stdout, stdout === 'pipe' ? 'pipe' : 'inherit', ...ipc],
    });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    const forward = (signal) => child.kill(signal);
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, forward);
    child.once('error', (error) => fail(error.message));
    child.once('close', (code, signal) => {
      for (const name of signals) process.off(name, forward);
      resolve({ code: code ?? (signal === 'SIGINT' ? 130 : 143), output });
    });
  });
}

/** Two runs at once in one checkout must not install or build over each other. */
async function alone(lock, work) {
  mkdirSync(path.dirname(lock), { recursive: true });
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch {
      if (!isHeld(lock)) rmSync(lock, { force: true });
      await sleep(200);
    }
  }
  const release = () => rmSync(lock, { force: true });
  process.once('exit', release);
  try {
    await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

/** Whether the process that took a lock is still there. */
function isHeld(lock) {
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function fail(text) {
  console.error(text);
  process.exit(1);
}
