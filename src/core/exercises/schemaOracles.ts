import { generatorNames, generatorOf } from './data/generators';
import { tests } from './oracle';
import { comparedLines, about, flag, list, named, oneOf, shape, whole, type Schema } from './schemaParts';
import { conditionWords } from './schemaWords';

/** The oracles that compute from a table. */
export function tableOracles(): Schema[] {
  const column: Schema = {
    enum: [...new Set(generatorNames.flatMap((name) => generatorOf(name)?.columns ?? []))],
  };
  const where = about('Which rows count.', '어느 줄을 셀지예요.', {
    ...shape(
      {
        column: about('A column of the generator.', '생성기의 열이에요.', column),
        ...Object.fromEntries(
          tests.map((test) => [test, about(...conditionWords[test], { type: 'string' })]),
        ),
        variable: about(
          'Its value in the environment stands for the text, if it is set.',
          '이 환경 변수가 있으면 그 값을 대신 써요.',
          { type: 'string', pattern: '^[A-Z][A-Z0-9_]{0,31}$' },
        ),
      },
      ['column'],
    ),
    anyOf: tests.map((test) => ({ required: [test] })),
    minProperties: 2,
    allOf: tests.flatMap((a, at) => tests.slice(at + 1).map((b) => ({ not: { required: [a, b] } }))),
  });
  const of = about('The column that is counted.', '세는 열이에요.', column);
  return [
    shape({ name: named('count', 'How many rows.', '줄 수예요.'), where }, ['name']),
    shape(
      {
        name: named(
          'statistics',
          'Count, least, greatest and mean of the numbers in a column.',
          '한 열에 든 수의 개수, 최솟값, 최댓값, 평균이에요.',
        ),
        where,
        of,
      },
      ['name', 'of'],
    ),
    shape(
      {
        name: named(
          'ranking',
          'How often each value of a column occurs, most first.',
          '한 열의 값이 몇 번씩 나오는지, 많은 것부터예요.',
        ),
        where,
        of,
        top: about('How many.', '몇 개까지예요.', whole()),
        byName: about('In the order of the names instead.', '많은 순서 대신 이름순이에요.', flag),
      },
      ['name', 'of'],
    ),
    shape(
      {
        name: named('rows', 'Rows or some of their columns.', '줄이나 그 줄의 열이에요.'),
        where,
        columns: about(
          'Columns that are printed; all without it.',
          '출력할 열이에요. 없으면 전부예요.',
          list(column),
        ),
        sort: about('Order, by text or by number.', '글자순이나 숫자순이에요.', oneOf('text', 'number')),
        by: about('The column that is sorted by.', '정렬하는 열이에요.', column),
        first: about('Only the first so many.', '앞에서 몇 줄만이에요.', whole()),
        last: about('Only the last so many.', '뒤에서 몇 줄만이에요.', whole()),
        joined: about('All in one line, with this between.', '한 줄로 이어 쓰고, 사이에 이 글자를 넣어요.', {
          type: 'string',
          pattern: '^[^\\r\\n]*$',
        }),
        added: about('Lines that follow.', '뒤에 붙는 줄이에요.', list({ type: 'string' })),
        distinct: about('Each row once.', '같은 줄은 한 번만이에요.', flag),
        descending: about('The other way round.', '거꾸로예요.', flag),
        numbered: about(
          'With the number of the line in front, as grep -n.',
          'grep -n처럼 앞에 줄 번호를 붙여요.',
          flag,
        ),
        ...comparedLines,
      },
      ['name'],
    ),
  ];
}

/** The oracle that runs a reference solution. */
export const solutionOracle = shape(
  {
    name: named(
      'solution',
      'Where no other oracle fits: what a reference solution prints, or writes into the target.',
      '맞는 오라클이 없을 때 써요. 기준 답안이 출력하거나 target에 쓰는 것이 정답이에요.',
    ),
    file: about(
      'The reference solution: solutions/NAME.sh.',
      '기준 답안이에요. solutions/이름.sh처럼 써요.',
      {
        type: 'string',
        pattern: '^solutions/[^/]+\\.sh$',
      },
    ),
    anyOrder: about('Any order of its lines is right.', '줄 순서는 상관없어요.', flag),
  },
  ['name', 'file'],
);
