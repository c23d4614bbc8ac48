import { chatTraps } from './data/chat';
import { generatorNames, generatorOf } from './data/generators';
import type { ParameterKind } from './data/parameters';
import { relationNames } from './relations';
import {
  about,
  both,
  flag,
  list,
  members,
  named,
  oneOf,
  shape,
  text,
  variableName,
  whole,
  type Schema,
} from './schemaParts';
import { solutionOracle, tableOracles } from './schemaOracles';
import { generatorWords, parameterWords } from './schemaWords';
import { stateOracle } from './schemaState';
import { worldMembers } from './schemaWorld';

const plain: Schema = { type: 'string', pattern: '^[a-zA-Z0-9_][a-zA-Z0-9_.-]{0,63}$' };

const kinds: Readonly<Record<ParameterKind, Schema>> = {
  number: whole(100_000),
  boolean: flag,
  string: { type: 'string' },
  numbers: list(whole(100_000), 99),
  strings: list({ type: 'string' }, 99),
};

/** Parameters that are more than their kind says. */
const special: Readonly<Record<string, Schema>> = {
  file: plain,
  traps: list(oneOf(...chatTraps), 99),
  files: { ...list(plain, 9), uniqueItems: true },
  parts: { ...list(plain, 9), uniqueItems: true },
};

function generatorSchema(name: string): Schema {
  const { kinds: own = {} } = generatorOf(name) ?? {};
  const parameters = Object.entries(own).map(([key, kind]): [string, Schema] => {
    const [en, ko] = parameterWords[key] ?? [key, key];
    return [key, about(en, ko, special[key] ?? kinds[kind])];
  });
  const [en, ko] = generatorWords[name] ?? [name, name];
  return shape({ name: named(name, en, ko), ...Object.fromEntries(parameters) }, ['name']);
}

/** @param marks members that show what it is */
const schemaOf = (title: string, marks: readonly string[], description: Schema): Schema => ({
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: `AI Service Lab: ${title}`,
  // Other programs have files of these names: of what is none of ours, nothing is said.
  if: { anyOf: [{ maxProperties: 1 }, ...marks.map((mark) => ({ required: [mark] }))] },
  then: description,
});

/** JSON Schema of `exercise.json`, out of the tables that `readExercise` reads by. */
export function exerciseSchema(): Schema {
  const generatorOfWorlds = named(
    'world',
    'A world: what differs from the common one.',
    '상황 하나예요. 공통 상황과 다른 것을 적어요.',
  );
  const script: Schema = { type: 'string', pattern: '^[^/]+\\.sh$' };
  const caseSchema = shape(
    {
      name: about('Name of the case, which its test has.', '테스트 이름이 되는 케이스 이름이에요.', {
        type: 'string',
        pattern: '^[a-z][a-z0-9-]{0,40}$',
      }),
      tier: about(
        'core: the task as stated, on ordinary data. robust: what real life brings.',
        'core는 평범한 데이터에서 말한 그대로의 과제, robust는 현실에서 겪는 데이터예요.',
        oneOf('core', 'robust'),
      ),
      visible: about('Its data stand in the learner’s folder.', '데이터를 학습자 폴더에 두어요.', flag),
      times: about(
        'How many hidden ones a run makes (1 unless told).',
        '한 번 검사할 때 새로 만드는 숨은 케이스 수예요(적지 않으면 1).',
        whole(20),
      ),
      generator: about('What makes its data.', '데이터를 만드는 생성기예요.', {
        anyOf: [
          ...generatorNames.map(generatorSchema),
          shape({ name: generatorOfWorlds, ...worldMembers }, ['name']),
        ],
      }),
      env: about(
        'Environment variables of the answer.',
        '답이 받는 환경 변수예요.',
        members(variableName, { type: 'string', pattern: '^[^\\u0000\\n]*$' }),
      ),
      system: about(
        'bsd: counts as on macOS. prompt: as if typed.',
        'bsd는 맥처럼 세고, prompt는 직접 입력한 것처럼 실행해요.',
        oneOf('gnu', 'bsd', 'prompt'),
      ),
      relations: about(
        'Changes whose effect on the right answer is known.',
        '맞는 답이 어떻게 달라질지 아는 변화예요.',
        list(oneOf(...relationNames)),
      ),
    },
    ['name', 'tier', 'generator'],
  );
  const wrong = shape(
    {
      file: about('A script in wrong/.', 'wrong/에 있는 스크립트예요.', script),
      shownBy: about('The case that shows it.', '틀렸음을 보여 주는 케이스예요.', text),
      why: both('What whoever writes it believes.', '이 답을 쓰는 사람이 무엇을 잘못 믿는지 적어요.'),
    },
    ['file', 'shownBy', 'why'],
  );
  return schemaOf(
    'exercise.json',
    ['lecture', 'oracle', 'cases'],
    about(
      'A shell exercise: its cases, how the right answer is computed, and wrong answers that it must find.',
      '셸 연습 문제 하나예요. 케이스와 정답을 셈하는 방법, 찾아내야 하는 틀린 답을 적어요.',
      shape(
        {
          $schema: about('Where the schema is.', '스키마가 있는 곳이에요.', { type: 'string' }),
          lecture: about('Lecture and section: 7#kakao.', '강의와 절이에요. 7#kakao처럼 써요.', {
            type: 'string',
            pattern: '^\\d{1,2}#[a-z0-9-]+$',
          }),
          topics: about('Commands and ideas that it trains.', '익히는 명령과 개념이에요.', {
            ...list(text),
            minItems: 1,
          }),
          oracle: about(
            'How the right answer is computed from the data.',
            '데이터에서 정답을 셈하는 방법이에요.',
            { anyOf: [...tableOracles(), stateOracle, solutionOracle] },
          ),
          target: about(
            'File that must hold what is expected; without it that is printed.',
            '답을 담을 파일이에요. 없으면 출력을 봐요.',
            plain,
          ),
          world: about(
            'What all worlds of a state exercise have in common.',
            '상태 연습 문제의 모든 케이스에 공통인 것이에요.',
            shape(worldMembers),
          ),
          cases: about(
            'At least one of the core tier must be visible.',
            '보이는 core 케이스가 하나는 있어야 해요.',
            {
              ...list(caseSchema),
              minItems: 1,
              contains: {
                required: ['tier', 'visible'],
                properties: { tier: { const: 'core' }, visible: { const: true } },
              },
            },
          ),
          wrong: about(
            'Wrong answers, each with the case that shows it.',
            '틀린 답과 그것을 드러내는 케이스예요.',
            { ...list(wrong), minItems: 1 },
          ),
        },
        ['lecture', 'topics', 'oracle', 'cases', 'wrong'],
      ),
    ),
  );
}

/** JSON Schema of `pack.json`. */
export function packSchema(): Schema {
  return schemaOf(
    'pack.json',
    ['exercises'],
    about(
      'A pack of shell exercises: its name and their order.',
      '셸 연습 문제 팩의 이름과 순서예요.',
      shape(
        {
          $schema: about('Where the schema is.', '스키마가 있는 곳이에요.', { type: 'string' }),
          id: about(
            'Id of the pack: lower-case letters, digits, hyphens.',
            '팩 id예요. 영문 소문자, 숫자, 하이픈만 써요.',
            { type: 'string', pattern: '^[a-z0-9-]+$' },
          ),
          title: both('Title in both languages.', '두 언어로 쓴 제목이에요.'),
          exercises: about('Folders of the exercises in their order.', '연습 문제 폴더를 순서대로 적어요.', {
            ...list({ type: 'string', pattern: '^[a-z0-9-]{1,40}$' }),
            uniqueItems: true,
            default: [],
          }),
        },
        ['id', 'title', 'exercises'],
      ),
    ),
  );
}
