import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Aims } from './hostileAnswers';

/**
 * What must be after an answer as it was before it: the folder that it aims at, the person's home, the workspace with the
 * packs and the checker, where the system keeps what is started later, and what lies in folders that everybody may write to.
 */
export function fingerprint({ outside, repository }: Aims): string[] {
  const home = os.homedir();
  const whole = [outside, path.join(repository, 'media', 'exercises'), '/etc/cron.d', '/var/spool/cron'];
  const shallow = [
    repository,
    home,
    path.join(home, '.config'),
    path.join(home, '.ssh'),
    '/',
    '/usr',
    '/etc',
  ];
  return [
    ...whole.flatMap((folder) => lines(folder, true)),
    ...shallow.flatMap((folder) => lines(folder, false)),
    ...['/tmp', '/var/tmp', '/dev/shm', '/dev/mqueue'].flatMap(ours),
    ...queues(),
    os.hostname(),
  ];
}

/** Each file with all that can change of it; what it holds only where we look all the way down, for others work in their homes. */
function lines(folder: string, deep: boolean): string[] {
  return namesIn(folder).flatMap((name) => {
    const file = path.join(folder, name);
    try {
      const { mode, uid, ino } = lstatSync(file);
      const line = `${file} ${mode} ${uid}`;
      if (lstatSync(file).isDirectory()) return deep ? [line, ...lines(file, true)] : [line];
      return [`${line} ${deep || /^\.(bash|profile|inputrc)/.test(name) ? `${ino} ${digest(file)}` : ''}`];
    } catch {
      return [];
    }
  });
}

function digest(file: string): string {
  if (!lstatSync(file).isFile()) return 'no file';
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

/** Others write there all the time: of them only what a box of this process would have left. */
function ours(folder: string): string[] {
  return namesIn(folder).filter(
    (name) =>
      name.startsWith(`ailab-box-${process.pid}-`) || name.includes(`600.${process.pid}`) || name === 'x',
  );
}

/** Shared memory, semaphores and queues of System V. */
function queues(): string[] {
  return ['shm', 'sem', 'msg'].flatMap((kind) => {
    try {
      return readFileSync(`/proc/sysvipc/${kind}`, 'latin1')
        .split('\n')
        .slice(1)
        .map((line) => line.trim().split(/\s+/).slice(0, 2).join(' '));
    } catch {
      return [];
    }
  });
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

/** Processes that an answer has left: known by a word on their command line or in their environment, or by where they are. */
export function survivors(mark: string): string[] {
  return readdirSync('/proc').flatMap((pid) => {
    if (!/^\d+$/.test(pid) || Number(pid) === process.pid) return [];
    try {
      const line = readFileSync(`/proc/${pid}/cmdline`, 'latin1').replaceAll('\0', ' ');
      const told = line + readFileSync(`/proc/${pid}/environ`, 'latin1') + readlinkSync(`/proc/${pid}/cwd`);
      return told.includes(mark) || told.includes(`ailab-box-${process.pid}-`) ? [line] : [];
    } catch {
      // It has ended meanwhile, or is none of ours.
      return [];
    }
  });
}
