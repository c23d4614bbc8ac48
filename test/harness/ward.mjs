// Runs a command and ends its whole process group when the parent is gone, however it went (even SIGKILL): the parent
// holds the other end of our stdin. Started detached, so that we lead the group that everything below belongs to.
import { spawn } from 'node:child_process';

const [command, ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], windowsHide: true });

function endAll() {
  if (process.platform === 'win32') {
    spawn('taskkill', ['/pid', String(child.pid), '/t', '/f'], { stdio: 'ignore' }).once('close', () =>
      process.exit(1),
    );
    return;
  }
  process.kill(-process.pid, 'SIGKILL');
}

process.stdin.once('end', endAll).once('error', endAll).resume();
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.once('error', (error) => {
  console.error(error.message);
  process.exit(127);
});
child.once('exit', (code, signal) => {
  console.error(`ended: ${signal ?? `status ${code}`}`);
  // Grandchildren that outlive the child go too.
  endAll();
});
