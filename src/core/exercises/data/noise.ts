import type { Parameters, ParameterKinds } from './parameters';
import type { Random } from './random';
import type { Row, Scene } from './scene';
import { labels } from './words';

export const noisyLabelsParameters: ParameterKinds = {
  file: 'string',
  rows: 'number',
  tabs: 'boolean',
  crlf: 'boolean',
  bom: 'boolean',
  openEnd: 'boolean',
};

/** `line` is what was typed, `label` what was meant: empty for empty lines and comments. */
export const noisyLabelsColumns = ['line', 'label'] as const;

/** Labels as several people typed them: blanks around them, capitals, comments, empty lines. Some hold blanks or a `#`. */
export function noisyLabels(random: Random, given: Parameters): Scene {
  const count = given.number('rows', 24);
  const meant = [...random.shuffled(labels).slice(0, 5), 'extra hot', 'extra mild', 'menu #2', '타코'];
  const blanks = given.flag('tabs') ? ['', '\t', ' \t', '  '] : ['', ' ', '  '];
  const around = (text: string): string => random.pick(blanks) + text + random.pick(blanks);
  const rows = Array.from({ length: count }, (_, at): Row => {
    const label = meant[at] ?? random.pick(meant);
    if (at % 4 !== 3 || at < meant.length) return [around(random.pick(forms)(label)), label];
    return [random.pick([around(`# ${random.pick(remarks)}`), around(`#${label}`), '', '   ']), ''];
  });
  return {
    table: {
      file: given.text('file', 'labels.txt'),
      columns: noisyLabelsColumns,
      rows: random.shuffled(rows),
      layout: { delimiter: ' ' },
    },
    views: [
      {
        file: given.text('file', 'labels.txt'),
        columns: ['line'],
        layout: { crlf: given.flag('crlf'), bom: given.flag('bom'), openEnd: given.flag('openEnd') },
      },
    ],
    env: {},
    system: 'gnu',
  };
}

const forms: readonly ((label: string) => string)[] = [
  (label) => label,
  (label) => label.toUpperCase(),
  (label) => label.slice(0, 1).toUpperCase() + label.slice(1),
];
const remarks = ['added on Monday', 'ask Maria', '확인 필요'] as const;

export const streamsParameters: ParameterKinds = {
  rows: 'number',
  quotes: 'boolean',
  once: 'boolean',
};
export const streamsColumns = ['stream', 'text'] as const;

/**
 * A script that prints its progress, and what goes wrong on standard error; words of the one are in texts of the other, and
 * a text is in both. With `quotes` there is what shells change, and a function prints the warnings; with `once` it may be
 * started once.
 */
export function streams(random: Random, given: Parameters): Scene {
  const count = given.number('rows', 12);
  const complaints = given.flag('quotes') ? [...quotedComplaints, ...plainComplaints] : plainComplaints;
  const sure = given.flag('quotes') ? [1, 3, 6, 9, 11, 13, 15] : [1, 3, 5];
  const rows = Array.from({ length: count }, (_, at): Row => {
    const wrong = sure.includes(at) || (at > 0 && random.below(3) === 0);
    const usual = random.pick([
      `epoch=${at + 1} loss=0.${random.between(11, 99)}`,
      'ERROR count: 0',
      'saved',
    ]);
    // One text comes out of both: who takes away what was progress loses an error.
    const progress = at === 0 ? onBoth : usual;
    const complaint = random.pick(complaints);
    // Each special character at least once.
    const special = given.flag('quotes') ? quotedComplaints[sure.indexOf(at)] : at === 5 ? onBoth : undefined;
    return wrong ? ['err', special ?? complaint] : ['out', progress];
  });
  return {
    table: { file: 'train.sh', columns: streamsColumns, rows, layout: { delimiter: ' ' } },
    views: [
      {
        file: 'train.sh',
        columns: ['stream', 'text'],
        program: given.flag('quotes') ? 'warnings' : 'streams',
        once: given.flag('once'),
      },
    ],
    env: {},
    system: 'gnu',
  };
}

const onBoth = 'waiting for the GPU';
const plainComplaints = [
  'ERROR img_017.png unreadable',
  'slow disk, epoch=3 took 90 s',
  'ERROR retry',
] as const;
const quotedComplaints = [
  `can't open "taco 1.png"`,
  '$LR is not set',
  'glob *.png matched nothing',
  'nothing fits * here',
  'skipped  two  of 5',
  // No letter that `echo` of another shell takes for an escape.
  String.raw`no file fits img_\d+`,
  '    disk 100 % full',
] as const;
