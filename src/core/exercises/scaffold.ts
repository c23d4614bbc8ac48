import { t, type Lang, type MessageId } from '../../shared/t';
import type { Plan, PlannedFile } from '../scaffold/plan';
import type { Case, Situation } from './case';
import { visibleSituations } from './cases';
import { startsFile } from './data/programs';
import { filesOf, onceIn } from './data/scene';
import { expectedText } from './judge';
import { markFile, markText } from './mark';
import { hintKinds, type Exercise } from './spec';
import { standInScripts } from './world/standIns';
import { expectedFiles, makeScript } from './world/toShell';
import { isWorld, type World } from './world/world';

/** `03-kakao-top3`: where an exercise goes in the folder of its pack. */
export function folderName({ id, number }: Exercise): string {
  return `${String(number).padStart(2, '0')}-${id}`;
}

/** Where the exercises go in a workspace. */
export const exercisesFolder = 'shell-exercises';

/**
 * What a learner gets: the task, the hints, the answer to fill in, cases and a checker that needs no Node.
 * @param shown the visible cases, or others
 * @param from the way from its folder to that of its pack, where that is none of the lab's
 */
export function exercisePlan(
  exercise: Exercise,
  lang: Lang,
  checker: string,
  shown: readonly Case[],
  from?: string,
): Plan {
  const folder = folderName(exercise);
  const file = (name: string, content: string, why: MessageId): PlannedFile => ({
    path: `${folder}/${name}`,
    content,
    why,
  });
  const cases = shown.flatMap(({ name, scene, expected }) => {
    const env = Object.entries(scene.env).map(([variable, value]) => `${variable}=${value}\n`);
    const environment =
      env.length > 0 ? [file(`cases/${name}/env`, env.join(''), 'exercises.why.input')] : [];
    if (isWorld(scene) && expected.kind === 'state')
      return [
        ...environment,
        file(`cases/${name}/make.sh`, makeScript(scene), 'exercises.why.world'),
        file(`cases/${name}/expected`, expectedText(expected), 'exercises.why.expected'),
        ...[...expectedFiles(scene, expected)].map(([part, text]) =>
          file(`cases/${name}/check/${part}`, text, 'exercises.why.expected'),
        ),
      ];
    if (isWorld(scene)) return [];
    return [
      ...[...filesOf(scene)].map(([input, text]) =>
        file(`cases/${name}/input/${input}`, text, 'exercises.why.input'),
      ),
      ...environment,
      file(`cases/${name}/expected`, expectedText(expected), 'exercises.why.expected'),
    ];
  });
  return [
    file('README.md', readme(exercise, lang), 'exercises.why.readme'),
    file('HINTS.md', hintsText(exercise, lang), 'exercises.why.hints'),
    file('answer.sh', exercise.starter, 'exercises.why.answer'),
    file('check.sh', checkerFor(exercise, lang, checker), 'exercises.why.check'),
    file(markFile, markText(exercise, from), 'exercises.why.mark'),
    ...cases,
    ...worldsOf(shown)
      .flatMap(({ standIns }) =>
        standIns.map((name) => file(`cases/tools/${name}`, standInScripts[name], 'exercises.why.tools')),
      )
      .filter(({ path }, at, all) => all.findIndex((one) => one.path === path) === at),
  ];
}

const worldsOf = (cases: readonly Situation[]): World[] =>
  cases.flatMap(({ scene }) => (isWorld(scene) ? [scene] : []));

function readme(exercise: Exercise, lang: Lang): string {
  const { words, lecture } = exercise;
  const { title, story, task, checked } = words[lang];
  const [number = '', section = ''] = lecture.split('#');
  const worlds = worldsOf(visibleSituations(exercise));
  const standIns = [...new Set(worlds.flatMap((world) => world.standIns))];
  const heading = (id: MessageId): string => `## ${t(lang, id)}`;
  return `${[
    `# ${title}`,
    story,
    heading('exercises.readme.task'),
    task,
    heading('exercises.readme.checked'),
    checked,
    heading('exercises.readme.run'),
    t(lang, worlds.length > 0 ? 'exercises.readme.world' : 'exercises.readme.how'),
    ...(standIns.length > 0 ? [t(lang, 'exercises.readme.standIns', { names: standIns.join(', ') })] : []),
    '```sh\nsh check.sh\nailab grade .\n```',
    t(lang, 'exercises.readme.stuck', { number, section }),
  ].join('\n\n')}\n`;
}

function hintsText({ words }: Exercise, lang: Lang): string {
  const { title, hints } = words[lang];
  // Folded in a preview; in an editor the last one is at least below the others.
  const folded = hintKinds.map(
    (kind, at) =>
      `<details><summary>${at + 1}. ${t(lang, `exercises.hint.${kind}`)}</summary>\n\n${hints[kind]}\n\n</details>`,
  );
  return `${[`# ${title}`, t(lang, 'exercises.readme.hints'), ...folded].join('\n\n')}\n`;
}

/** What the checker calls the way in which expected and found are compared. */
function comparisonOf(oracle: Exercise['oracle']): string {
  if (oracle.name === 'state') return 'state';
  if (oracle.name === 'rows' || oracle.name === 'solution') return oracle.anyOrder ? 'anyOrder' : 'lines';
  if (oracle.name === 'ranking') return oracle.byName ? 'counted' : 'ranking';
  return oracle.name === 'count' ? 'number' : 'figures';
}

function checkerFor(exercise: Exercise, lang: Lang, checker: string): string {
  const { oracle, target = '' } = exercise;
  const [first] = visibleSituations(exercise);
  const values: Record<string, string> = {
    compare: comparisonOf(oracle),
    target,
    file: first && !isWorld(first.scene) ? first.scene.table.file : '',
    once: (first && !isWorld(first.scene) ? onceIn(first.scene) : undefined) ?? '',
    starts: startsFile,
    ranOften: t(lang, 'verdict.ranOften', { file: '%s', found: '%s' }),
    skipped: t(lang, 'exercises.check.skipped'),
    root: t(lang, 'exercises.check.root'),
    noBash: t(lang, 'exercises.noBash'),
    shellEnded: t(lang, 'verdict.shellEnded'),
    shellKilled: t(lang, 'verdict.shellKilled'),
    notExported: t(lang, 'verdict.notExported', { name: '%s' }),
    exported: t(lang, 'verdict.exported', { name: '%s' }),
    intro: t(lang, 'exercises.check.intro'),
    try: t(lang, 'exercises.check.try'),
    tryEnd: t(lang, 'exercises.check.tryEnd'),
    noAnswer: t(lang, 'exercises.noAnswer'),
    timeout: t(lang, 'verdict.timeout', { seconds: 10 }),
    different: t(lang, 'exercises.check.different'),
    noTarget: t(lang, 'verdict.noTarget', { file: target }),
    missing: t(lang, 'verdict.missing', { path: '%s' }),
    extra: t(lang, 'verdict.extra', { path: '%s' }),
    hardLink: t(lang, 'exercises.check.hardLink', { path: '%s' }),
    status: t(lang, 'verdict.status', { expected: '%s', found: '%s' }),
    inputChanged: t(lang, 'verdict.inputChanged', { file: '%s' }),
    hiddenToo: t(lang, 'exercises.check.hiddenToo'),
  };
  return checker.replace(/@(\w+)@/g, (whole, name: string) => quotable(values[name] ?? whole));
}

/** Texts stand in single quotes, and a comment: neither may end early. */
const quotable = (text: string): string => text.replaceAll("'", '’').replaceAll('\n', ' ');
