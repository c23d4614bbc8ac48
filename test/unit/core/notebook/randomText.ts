import fc from 'fast-check';
import { isObject, type Json } from '../../../../src/shared/json';

/** Texts with what breaks byte scanners: quotes, runs of backslashes, long ones, characters of 1 to 4 bytes. */
const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc
    .array(
      fc.constantFrom(
        '"',
        '\\',
        '\\\\"',
        '손실',
        '🙂',
        '\n',
        '\t',
        'a'.repeat(47),
        'b'.repeat(300),
        '{',
        ']',
      ),
    )
    .map((pieces) => pieces.join('')),
);
const lines = fc.oneof(text, fc.array(text));
const anything = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>;
const object = fc.dictionary(text, anything);
const widgetStateMime = 'application/vnd.jupyter.widget-state+json';

const output = fc.oneof(
  fc.record({ output_type: fc.constant('stream'), name: fc.constantFrom('stdout', 'stderr'), text: lines }),
  fc.record({
    output_type: fc.constantFrom('display_data', 'execute_result'),
    data: fc.dictionary(fc.constantFrom('text/plain', 'text/html', 'image/png'), lines),
    metadata: object,
  }),
  fc.record({ output_type: fc.constant('error'), ename: text, evalue: text, traceback: fc.array(text) }),
  anything,
);

const cell = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record(
      {
        cell_type: fc.oneof(
          { weight: 9, arbitrary: fc.constantFrom('code', 'code', 'markdown', 'raw') },
          anything,
        ),
        source: fc.oneof({ weight: 9, arbitrary: lines }, anything),
        metadata: fc.oneof({ weight: 9, arbitrary: object }, anything),
        outputs: fc.oneof({ weight: 9, arbitrary: fc.array(output) }, anything),
        attachments: fc.oneof(fc.dictionary(text, object), anything),
        execution_count: fc.oneof(fc.nat(), anything),
        id: fc.oneof(fc.stringMatching(/^[a-z]{1,2}$/), anything),
        [widgetStateMime]: anything,
      },
      { requiredKeys: [] },
    ),
  },
  { weight: 1, arbitrary: anything },
);

/** Notebooks with cells, and with anything at all in any other place. */
export const notebook = fc.record(
  {
    cells: fc.array(cell, { maxLength: 6 }),
    metadata: fc.oneof(
      fc.record({
        kernelspec: object,
        widgets: fc.oneof(
          fc.record({ [widgetStateMime]: fc.oneof(object, anything), other: anything }),
          anything,
        ),
      }),
      anything,
    ),
    nbformat: fc.oneof(fc.constant(4), anything),
    nbformat_minor: fc.constant(5),
    widgets: anything,
  },
  { requiredKeys: ['cells'] },
) as fc.Arbitrary<Json>;

/** A number in [0, below) each time it is called. */
export type Dice = (below: number) => number;

export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** JSON in a style of the dice's own: white space, order of members, escapes, names that come twice. */
export function writeJson(value: Json, dice: Dice): string {
  const style = dice(3);
  const space = (): string =>
    style === 0
      ? ''
      : style === 1 && dice(2) > 0
        ? ''
        : (['', ' ', '\n ', '\r\n', '\t', '  \n'][dice(6)] ?? '');
  const string = (content: string): string => {
    const plain = JSON.stringify(content);
    if (dice(3) > 0) return plain;
    // Escapes stay, and every third other character or so becomes one.
    return plain.replace(/\\u....|\\.|[^"]/gsu, (one) =>
      one.startsWith('\\') || dice(3) > 0
        ? one
        : one.replace(/./gs, (unit) => '\\u' + unit.charCodeAt(0).toString(16).padStart(4, '0')),
    );
  };
  const write = (item: Json): string => {
    if (typeof item === 'string') return string(item);
    if (Array.isArray(item))
      return `[${space()}${item.map((one) => write(one) + space()).join(`,${space()}`)}]`;
    if (!isObject(item)) return JSON.stringify(item);
    const entries = Object.entries(item)
      .map(([name, member]) => ({ name, member: member ?? null, rank: dice(1000) }))
      .sort((a, b) => a.rank - b.rank)
      .flatMap(({ name, member }) =>
        dice(15) > 0
          ? [[name, member] as const]
          : [[name, dice(2) > 0 ? [{}, 'old'] : {}] as const, [name, member] as const],
      );
    const members = entries.map(
      ([name, member]) => `${string(name)}${space()}:${space()}${write(member)}${space()}`,
    );
    return `{${space()}${members.join(`,${space()}`)}}`;
  };
  return (dice(4) === 0 ? '\uFEFF' : '') + space() + write(value) + space();
}

/** The bytes in pieces that the dice cut; now and then byte by byte. */
export function* pieces(bytes: Uint8Array, dice: Dice): Generator<Uint8Array> {
  const largest = [1, 7, 60, 1000][dice(4)] ?? 1;
  for (let at = 0; at < bytes.length;) {
    const end = at + 1 + dice(largest);
    yield bytes.subarray(at, end);
    at = end;
  }
}
