import { factOnly } from './world/facts';
import {
  comparedLines,
  about,
  flag,
  innerPath,
  line,
  lines,
  list,
  members,
  modeChange,
  named,
  oneOf,
  shape,
  targetPath,
  variableName,
  whole,
  type Schema,
} from './schemaParts';

const select = shape({
  under: about(
    'Below this folder; without it in the whole home.',
    '이 폴더 아래예요. 없으면 홈 전체예요.',
    innerPath,
  ),
  name: about('As find -name: * and ?.', 'find -name처럼 *와 ?를 써요.', line),
  ignoreCase: about('Capitals or not.', '대소문자를 가리지 않아요.', flag),
  kind: about('Of this kind.', '이 종류만이에요.', oneOf('file', 'folder', 'link')),
  depth: about(
    'So many levels below; 1 is what ls lists.',
    '몇 단계 아래까지예요. 1이면 ls가 보여 주는 것이에요.',
    whole(20),
  ),
  hidden: about(
    'Names that begin with a dot, or only others.',
    '점으로 시작하는 이름만, 또는 그 밖의 이름만이에요.',
    flag,
  ),
  larger: about('More bytes than this.', '이보다 큰 바이트 수예요.', whole(10_000_000)),
  executable: about(
    'The user may execute it, or may not.',
    '사용자가 실행할 수 있는 것, 또는 없는 것이에요.',
    flag,
  ),
  by: about('The largest or the newest first.', '큰 것부터, 또는 새것부터예요.', oneOf('size', 'time')),
  first: about('Only so many.', '앞에서 몇 개만이에요.', whole(200)),
});

const chosen = about(
  'Which files are meant; all conditions hold.',
  '어느 파일인지예요. 조건이 모두 맞아야 해요.',
  select,
);
const prints: Schema = {
  anyOf: [
    shape(
      {
        as: named('lines', 'These lines.', '이 줄들이에요.'),
        lines: about('The lines.', '줄이에요.', lines),
        ...comparedLines,
        padded: about(
          'Blanks stand for columns: one is as good as many.',
          '빈칸은 칸을 맞춘 거예요. 몇 개든 하나로 봐요.',
          flag,
        ),
      },
      ['as', 'lines'],
    ),
    shape(
      {
        as: about(
          'Paths as find names them, names as ls does, or how many there are.',
          'find처럼 경로, ls처럼 이름, 또는 개수예요.',
          oneOf('paths', 'names', 'count'),
        ),
        of: chosen,
      },
      ['as', 'of'],
    ),
    shape(
      {
        as: named('listing', 'As ls -l lists them.', 'ls -l처럼 보여 줘요.'),
        of: chosen,
        human: about('Sizes as with -h.', '-h처럼 크기를 적어요.', flag),
      },
      ['as', 'of'],
    ),
    shape(
      {
        as: named('contents', 'What files hold, one after the other.', '파일 내용을 차례로 이은 것이에요.'),
        of: about('Paths of the files.', '파일 경로예요.', list(innerPath, 20)),
      },
      ['as', 'of'],
    ),
  ],
};

const path = about('Path below the home folder.', '홈 폴더 아래 경로예요.', innerPath);
const of = about('A path, or which files are meant.', '경로나 어느 파일인지예요.', {
  anyOf: [innerPath, select],
});
const to = about(
  'Where to; with a slash at its end into that folder.',
  '옮길 곳이에요. 끝에 빗금이 있으면 그 폴더 안이에요.',
  targetPath,
);
const effect: Schema = {
  anyOf: [
    shape(
      {
        do: named('folder', 'Makes a folder.', '폴더를 만들어요.'),
        path,
        mode: about('Its permissions.', '폴더의 권한이에요.', modeChange),
      },
      ['do', 'path'],
    ),
    shape(
      {
        do: named('file', 'Writes a file.', '파일을 써요.'),
        path,
        prints: about(
          'What it holds; anything without it.',
          '파일에 들 내용이에요. 없으면 무엇이든 돼요.',
          prints,
        ),
      },
      ['do', 'path'],
    ),
    shape(
      {
        do: named('fetch', 'Saves a page of the server.', '서버의 쪽을 저장해요.'),
        page: about('The page.', '쪽이에요.', line),
        path,
      },
      ['do', 'page', 'path'],
    ),
    shape(
      {
        do: named('append', 'Adds lines to a file.', '파일 끝에 줄을 붙여요.'),
        path,
        lines: about('The lines.', '줄이에요.', lines),
      },
      ['do', 'path', 'lines'],
    ),
    shape(
      {
        do: named('replace', 'Replaces a text in a file wherever it stands.', '파일 안의 글을 모두 바꿔요.'),
        path,
        text: about('What is replaced.', '바꿀 글이에요.', line),
        by: about('By what.', '새 글이에요.', line),
      },
      ['do', 'path', 'text', 'by'],
    ),
    shape(
      {
        do: named('copy', 'Copies.', '복사해요.'),
        of,
        to,
        keep: about('What is there already stays.', '이미 있는 것은 그대로 두어요.', flag),
      },
      ['do', 'of', 'to'],
    ),
    shape({ do: named('move', 'Moves.', '옮겨요.'), of, to }, ['do', 'of', 'to']),
    shape({ do: named('remove', 'Removes.', '지워요.'), of }, ['do', 'of']),
    shape(
      {
        do: named('mode', 'Changes permissions.', '권한을 바꿔요.'),
        of,
        change: about('As chmod takes it.', 'chmod에 주는 모양이에요.', modeChange),
      },
      ['do', 'of', 'change'],
    ),
  ],
};

/** The oracle of exercises that are about a state instead of data. */
export const stateOracle: Schema = shape(
  {
    name: named(
      'state',
      'The state of files and shell afterwards, computed from the world.',
      '끝난 뒤 파일과 셸의 상태예요. 처음 상황에서 셈해요.',
    ),
    effects: about(
      'What a right answer does, in order.',
      '맞는 답이 하는 일을 순서대로 적어요.',
      list(effect, 30),
    ),
    loose: about('Other files may be there afterwards.', '끝난 뒤 다른 파일이 있어도 돼요.', flag),
    prints: about('On standard output.', '표준 출력이에요.', prints),
    errors: about('On standard error.', '표준 오류예요.', prints),
    screen: about(
      'What counts is left on the screen after it was cleared.',
      '화면을 지운 뒤 남은 것만 봐요.',
      flag,
    ),
    status: about(
      'Exit status, or the {name} of what was chosen.',
      '종료 상태, 또는 고른 값의 {이름}이에요.',
      {
        anyOf: [whole(255), { type: 'string', pattern: factOnly }],
      },
    ),
    cwd: about(
      'Where the shell is afterwards; empty is home.',
      '끝난 뒤 셸이 있는 곳이에요. 빈 글이면 홈이에요.',
      { anyOf: [{ const: '' }, innerPath] },
    ),
    exports: about(
      'What a child process of the shell gets; null: it must not get it.',
      '셸의 자식 프로세스가 받는 변수예요. null이면 받으면 안 돼요.',
      members(variableName, { anyOf: [{ type: 'null' }, line] }, 20),
    ),
    typed: about(
      'Lines that somebody types afterwards, and what they print.',
      '나중에 입력할 줄과 그 출력이에요.',
      list(
        shape(
          {
            line: about('The line.', '입력할 줄이에요.', line),
            prints: about('What it prints.', '그 줄의 출력이에요.', prints),
          },
          ['line', 'prints'],
        ),
        10,
      ),
    ),
    alive: about(
      'Scripts that run when the shell is done.',
      '셸이 끝난 뒤에도 돌아야 하는 스크립트예요.',
      list(innerPath, 10),
    ),
    ended: about('Scripts that no longer run.', '더는 돌지 않아야 하는 스크립트예요.', list(innerPath, 10)),
    pidFile: about(
      'File with the number of the process of the first of them.',
      '첫 스크립트의 프로세스 번호가 든 파일이에요.',
      innerPath,
    ),
  },
  ['name'],
);
