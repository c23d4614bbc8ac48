import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { JsonObject } from '../../../src/shared/json';

/** Texts by their path in a pack. */
export type PackFiles = Record<string, string>;

const why = { ko: '왜 틀렸는지', en: 'why it is wrong' };
const usual = (generator: JsonObject): JsonObject => ({
  name: 'usual',
  tier: 'core',
  visible: true,
  generator,
});

const words = (title: string, ko: boolean): string =>
  `# ${title}\n\n${ko ? '이야기예요.' : 'A story.'}\n${[
    'task',
    'checked',
    'nudge',
    'concept',
    'where',
    'partial',
    'solution',
  ]
    .map((id) => `\n## ${id} {#${id}}\n\n${ko ? '글이에요.' : 'Text.'}\n`)
    .join('')}`;

/** An exercise as an instructor writes it. */
interface Own {
  readonly title: readonly [ko: string, en: string];
  readonly json: JsonObject;
  readonly starter: string;
  readonly solutions: Readonly<Record<string, string>>;
  readonly wrong: Readonly<Record<string, string>>;
}

const exercises: Readonly<Record<string, Own>> = {
  // An oracle of the library.
  'every-label': {
    title: ['라벨을 한 번씩', 'Every label once'],
    json: {
      oracle: { name: 'rows', distinct: true, sort: 'text' },
      cases: [
        { ...usual({ name: 'labels' }), relations: ['shuffled', 'doubled', 'renamed'] },
        { name: 'open-end', tier: 'robust', generator: { name: 'labels', openEnd: true } },
      ],
    },
    starter: '# labels.txt\n',
    solutions: { 'pipe.sh': 'sort labels.txt | uniq\n', 'short.sh': 'sort -u labels.txt\n' },
    wrong: { 'uniq.sh': 'uniq labels.txt\n', 'counted.sh': 'sort labels.txt | uniq -c\n' },
  },
  // None fits.
  'how-far': {
    title: ['가장 큰 수와 작은 수의 차', 'From the least to the greatest'],
    json: {
      oracle: { name: 'solution', file: 'solutions/sorted.sh' },
      cases: [
        { ...usual({ name: 'numbers', rows: 12 }), times: 2, relations: ['shuffled', 'doubled'] },
        { name: 'many', tier: 'robust', generator: { name: 'numbers', rows: 400 } },
      ],
    },
    starter: '# numbers.txt\n',
    solutions: {
      'sorted.sh': `sort -n numbers.txt | awk 'NR == 1 { least = $1 } { most = $1 } END { print most - least }'\n`,
      'once.sh': `least= most=
while read -r number; do
  [ -z "$least" ] || [ "$number" -lt "$least" ] && least=$number
  [ -z "$most" ] || [ "$number" -gt "$most" ] && most=$number
done < numbers.txt
echo $((most - least))
`,
    },
    wrong: {
      'as-text.sh': `sort numbers.txt | awk 'NR == 1 { least = $1 } { most = $1 } END { print most - least }'\n`,
      'one-number.sh': 'echo 4711\n',
    },
  },
  // About a state.
  'a-year': {
    title: ['해마다 폴더', 'A folder a year'],
    json: {
      world: { pick: { year: [2021, 2029] }, env: { YEAR: '{year}' } },
      oracle: { name: 'state', effects: [{ do: 'folder', path: 'runs/{year}' }] },
      cases: [
        { ...usual({ name: 'world' }), times: 2 },
        {
          name: 'half-there',
          tier: 'robust',
          generator: { name: 'world', tree: [{ path: 'runs', folder: true }] },
        },
      ],
    },
    starter: '# runs/$YEAR\n',
    solutions: {
      'parents.sh': 'mkdir -p "runs/$YEAR"\n',
      'steps.sh': '[ -d runs ] || mkdir runs\nmkdir "runs/$YEAR"\n',
    },
    wrong: { 'this-year.sh': 'mkdir -p runs/2030\n', 'no-runs.sh': 'mkdir -p "$YEAR"\n' },
  },
};

/** Ids of the exercises of `ownPack`, with an answer that is right. */
export const ownExercises: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(exercises).map(([id, { solutions }]) => [id, Object.values(solutions)[1] ?? '']),
);

/** A pack with an exercise of each kind, in which there is nothing to mend. */
export function ownPack(): PackFiles {
  const files: PackFiles = {
    'pack.json': text({
      id: 'morning',
      title: { ko: '아침반', en: 'Morning class' },
      exercises: Object.keys(exercises),
    }),
  };
  for (const [id, { title, json, starter, solutions, wrong }] of Object.entries(exercises)) {
    const told = Object.keys(wrong).map((file) => ({ file, shownBy: 'usual', why }));
    files[`${id}/exercise.json`] = text({
      lecture: '7#read-logs',
      topics: ['sort'],
      ...json,
      wrong: told,
    });
    files[`${id}/ko.md`] = words(title[0], true);
    files[`${id}/en.md`] = words(title[1], false);
    files[`${id}/starter.sh`] = starter;
    for (const [file, script] of Object.entries(solutions)) files[`${id}/solutions/${file}`] = script;
    for (const [file, script] of Object.entries(wrong)) files[`${id}/wrong/${file}`] = script;
  }
  return files;
}

const text = (value: JsonObject): string => `${JSON.stringify(value, undefined, 2)}\n`;

/** The same pack with a JSON file of it changed. */
export function changed(files: PackFiles, file: string, change: (json: JsonObject) => void): PackFiles {
  const json = JSON.parse(files[file] ?? '') as JsonObject;
  change(json);
  return { ...files, [file]: text(json) };
}

/** Writes a pack into a folder. */
export async function writePack(folder: string, files: PackFiles = ownPack()): Promise<void> {
  for (const [file, content] of Object.entries(files)) {
    const place = path.join(folder, file);
    await mkdir(path.dirname(place), { recursive: true });
    await writeFile(place, content);
  }
}
