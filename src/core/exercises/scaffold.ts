import { t, type Lang, type MessageId } from '../../shared/t';
import type { Plan, PlannedFile } from '../scaffold/plan';
import { visibleCases } from './cases';
import { expectedText } from './compare';
import { filesOf } from './data/scene';
import { hintKinds, type Exercise } from './spec';

/** `03-kakao-top3`: where an exercise goes in the folder of its pack. */
export function folderName({ id, number }: Exercise): string {
  return `${String(number).padStart(2, '0')}-${id}`;
}

/** Where the exercises go in a workspace. */
export const exercisesFolder = 'shell-exercises';

/** The file that says which exercise a folder holds. */
export const markFile = 'cases/exercise.json';

/** What a learner gets: the task, the hints, the answer to fill in, the visible cases and a checker that needs no Node. */
export function exercisePlan(exercise: Exercise, lang: Lang, checker: string): Plan {
  const folder = folderName(exercise);
  const file = (name: string, content: string, why: MessageId): PlannedFile => ({
    path: `${folder}/${name}`,
    content,
    why,
  });
  const cases = visibleCases(exercise).flatMap(({ name, scene, expected }) => {
    const env = Object.entries(scene.env).map(([variable, value]) => `${variable}=${value}\n`);
    return [
      ...[...filesOf(scene)].map(([input, text]) =>
        file(`cases/${name}/input/${input}`, text, 'exercises.why.input'),
      ),
      ...(env.length > 0 ? [file(`cases/${name}/env`, env.join(''), 'exercises.why.input')] : []),
      file(`cases/${name}/expected`, expectedText(expected), 'exercises.why.expected'),
    ];
  });
  const { id, pack } = exercise;
  return [
    file('README.md', readme(exercise, lang), 'exercises.why.readme'),
    file('HINTS.md', hintsText(exercise, lang), 'exercises.why.hints'),
    file('answer.sh', exercise.starter, 'exercises.why.answer'),
    file('check.sh', checkerFor(exercise, lang, checker), 'exercises.why.check'),
    file(markFile, `${JSON.stringify({ id, pack })}\n`, 'exercises.why.mark'),
    ...cases,
  ];
}

function readme({ words, lecture }: Exercise, lang: Lang): string {
  const { title, story, task, checked } = words[lang];
  const [number = '', section = ''] = lecture.split('#');
  const heading = (id: MessageId): string => `## ${t(lang, id)}`;
  return `${[
    `# ${title}`,
    story,
    heading('exercises.readme.task'),
    task,
    heading('exercises.readme.checked'),
    checked,
    heading('exercises.readme.run'),
    t(lang, 'exercises.readme.how'),
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

function checkerFor(exercise: Exercise, lang: Lang, checker: string): string {
  const { oracle, target = '' } = exercise;
  const values: Record<string, string> = {
    compare:
      oracle.name === 'rows'
        ? oracle.anyOrder
          ? 'anyOrder'
          : 'lines'
        : oracle.name === 'count'
          ? 'number'
          : 'ranking',
    target,
    file: visibleCases(exercise)[0]?.scene.table.file ?? '',
    intro: t(lang, 'exercises.check.intro'),
    noAnswer: t(lang, 'exercises.noAnswer'),
    timeout: t(lang, 'verdict.timeout', { seconds: 10 }),
    different: t(lang, 'exercises.check.different'),
    noTarget: t(lang, 'verdict.noTarget', { file: target }),
    inputChanged: t(lang, 'verdict.inputChanged', { file: '%s' }),
    hiddenToo: t(lang, 'exercises.check.hiddenToo'),
  };
  return checker.replace(/@(\w+)@/g, (whole, name: string) => quotable(values[name] ?? whole));
}

/** Texts stand in single quotes, and a comment: neither may end early. */
const quotable = (text: string): string => text.replaceAll("'", '’').replaceAll('\n', ' ');
