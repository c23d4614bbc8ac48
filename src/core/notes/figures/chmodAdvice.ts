import { classes, digit, may, type Mode, type Who } from './chmod';

/** What has the mode: what is useful or dangerous depends on it. */
export const things = ['data', 'script', 'key', 'folder'] as const;
export type Thing = (typeof things)[number];

/** What the letters of one class come to, by their octal digit, read for a file or for a folder. */
export type Ability = `file${number}` | `folder${number}`;

/** Key of the sentence for one class. */
export const ability = (mode: Mode, who: Who, thing: Thing): Ability =>
  `${thing === 'folder' ? 'folder' : 'file'}${digit(mode, who)}`;

export const adviceIds = [
  'everybodyWrites',
  'everybodyDeletes',
  'keyOpen',
  'keyUnreadable',
  'scriptNotRun',
  'scriptNotRead',
  'listOnly',
  'writeNothing',
  'dataRuns',
  'ownerLess',
  'nobody',
] as const;
export type AdviceId = (typeof adviceIds)[number];

export interface Advice {
  readonly id: AdviceId;
  /** `danger` harms, `useless` does not do what one expects. */
  readonly level: 'danger' | 'useless';
  readonly whom: readonly Who[];
}

/**
 * What is dangerous or useless about a mode in practice, the dangers first.
 * A class is judged by its own letters alone, as Linux does: the first class that fits a person decides.
 */
export function advise(mode: Mode, thing: Thing): readonly Advice[] {
  const found: Advice[] = [];
  const say = (id: AdviceId, level: Advice['level'], whom: readonly Who[]): void => {
    if (whom.length > 0) found.push({ id, level, whom });
  };
  const those = (test: (bits: number) => boolean): Who[] => classes.filter((who) => test(digit(mode, who)));
  const strangers = those(() => true).slice(1);
  if (thing === 'key') {
    // OpenSSH looks at all six bits of group and others, not only at reading.
    say(
      'keyOpen',
      'danger',
      strangers.filter((who) => digit(mode, who) !== 0),
    );
    say('keyUnreadable', 'useless', may(mode, 'user', 'r') ? [] : ['user']);
  } else if (thing === 'folder') {
    say('everybodyDeletes', 'danger', (digit(mode, 'others') & 3) === 3 ? ['others'] : []);
    say(
      'listOnly',
      'useless',
      those((bits) => (bits & 5) === 4),
    );
    say(
      'writeNothing',
      'useless',
      those((bits) => (bits & 3) === 2),
    );
  } else {
    say('everybodyWrites', 'danger', may(mode, 'others', 'w') ? ['others'] : []);
    if (thing === 'script') {
      say('scriptNotRun', 'useless', may(mode, 'user', 'x') ? [] : ['user']);
      say(
        'scriptNotRead',
        'useless',
        those((bits) => (bits & 5) === 1),
      );
    } else {
      say(
        'dataRuns',
        'useless',
        those((bits) => (bits & 1) === 1),
      );
    }
  }
  const owner = digit(mode, 'user');
  if (mode === 0) say('nobody', 'useless', classes);
  else
    say(
      'ownerLess',
      'useless',
      strangers.filter((who) => (digit(mode, who) & ~owner) !== 0),
    );
  return found;
}
