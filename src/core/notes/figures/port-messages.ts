import type { Origin, Trace } from './port-mapping';

/** One line that a program shows, word for word; what depends on time or version is left out. */
export interface Message {
  readonly program: 'curl' | 'Chrome' | 'docker';
  readonly text: string;
  /** Shown in some cases instead of the line before it. */
  readonly instead?: true;
}

/**
 * What the person really sees where a request ends; nothing where it is answered. Refused and cut connections were
 * tried with curl 7.88 against a helper that takes the connection first, as Docker's does, and then finds nobody: both
 * messages came, one time this, one time that.
 */
export function messages({ outcome, docker, target }: Trace, from: Origin): readonly Message[] {
  // Containers and shells have no browser.
  const browser = from === 'browser' || from === 'lan';
  switch (outcome) {
    case 'answer':
      return [];
    case 'not-started':
      return [{ program: 'docker', text: docker }];
    case 'refused': {
      // curl writes IPv6 addresses without their brackets.
      const host = target.host.replace(/^\[(.*)\]$/, '$1');
      const refused: Message = {
        program: 'curl',
        text: `curl: (7) Failed to connect to ${host} port ${target.port}`,
      };
      return browser ? [{ program: 'Chrome', text: 'ERR_CONNECTION_REFUSED' }, refused] : [refused];
    }
    case 'cut':
      return [
        { program: 'Chrome', text: 'ERR_CONNECTION_RESET' },
        { program: 'Chrome', text: 'ERR_EMPTY_RESPONSE', instead: true },
        { program: 'curl', text: 'curl: (56) Recv failure: Connection reset by peer' },
        { program: 'curl', text: 'curl: (52) Empty reply from server', instead: true },
      ];
  }
}
