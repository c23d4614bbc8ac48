import os from 'node:os';
import type { Box, Needs } from './box';

/** Where people and other disks are; what programs need lies elsewhere. */
const private_ = ['/Users', '/Volumes', '/private/tmp', '/private/var/folders', '/private/var/root'];

/**
 * The profile of macOS's sandbox for one box, in the language of `sandbox-exec -p` (Apple documents it no longer; its own
 * profiles in /System/Library/Sandbox/Profiles show it): later rules win. Writing is for the box alone, what belongs to people is not
 * read, the network is closed, and signals reach only what is in the same sandbox.
 */
export function sandboxProfile(
  { base, work, home, tmp }: Pick<Box, 'base' | 'work' | 'home' | 'tmp'>,
  { readable, loopback }: Pick<Needs, 'readable' | 'loopback'>,
): string {
  const paths = (all: readonly string[]): string => all.map((one) => `(subpath ${quoted(one)})`).join(' ');
  const own = paths([work, home, tmp]);
  return [
    '(version 1)',
    '(allow default)',
    '(deny network*)',
    // The loopback is that of the whole machine, so only what needs it gets it.
    ...(loopback
      ? ['(allow network* (local ip "localhost:*"))', '(allow network-outbound (remote ip "localhost:*"))']
      : []),
    '(deny signal)',
    '(allow signal (target same-sandbox))',
    '(deny file-write*)',
    `(allow file-write* ${own} (literal "/dev/null") (literal "/dev/zero") (regex #"^/dev/(fd|tty|ptmx|stdout|stderr)"))`,
    // Names on the way may be asked for, or programs could not tell where they are.
    `(deny file-read* ${paths([...private_, os.homedir()])})`,
    '(allow file-read-metadata)',
    `(allow file-read* ${own} ${paths([base, ...readable])})`,
    // What others offer to do for programs: opening, printing, automation.
    '(deny mach-lookup (global-name "com.apple.coreservices.launchservicesd") (global-name "com.apple.pasteboard.1"))',
    '(deny appleevent-send)',
  ].join('\n');
}

/** A string of the profile's language, which is that of Scheme. */
const quoted = (text: string): string => `"${text.replace(/[\\"]/g, '\\$&')}"`;
