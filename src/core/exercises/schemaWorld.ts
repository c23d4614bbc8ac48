import { largestEntry } from './world/readWorld';
import {
  about,
  flag,
  innerPath,
  line,
  lines,
  list,
  members,
  modeChange,
  oneOf,
  range,
  shape,
  variableName,
  whole,
  type Schema,
} from './schemaParts';
import { standInNames } from './world/world';

const entry = shape(
  {
    path: about(
      'Path below the home folder; {*} is another word each time.',
      '홈 폴더 아래 경로예요. {*} 자리에는 매번 다른 낱말이 들어가요.',
      innerPath,
    ),
    folder: about('A folder.', '폴더예요.', flag),
    link: about('A link to this path.', '이 경로를 가리키는 링크예요.', innerPath),
    lines: about('Lines that the file holds.', '파일에 든 줄이에요.', lines),
    rows: about(
      'Least and most rows of a label file after that.',
      '그 뒤에 이어질 라벨 줄의 최소와 최대 개수예요.',
      range(1000),
    ),
    bytes: about(
      'Least and most bytes after that.',
      '그 뒤에 이어질 바이트의 최소와 최대 개수예요.',
      range(largestEntry),
    ),
    mode: about('Permissions, as chmod takes them.', 'chmod에 주는 모양의 권한이에요.', modeChange),
    times: about('How many such files.', '이런 파일의 개수예요.', whole(40)),
    modified: about(
      'Least and most days after 1 January 2026.',
      '2026년 1월 1일 뒤로 최소와 최대 며칠이에요.',
      range(3000),
    ),
  },
  ['path'],
);

const host = shape(
  {
    host: about('Its name.', '컴퓨터 이름이에요.', {
      type: 'string',
      pattern: '^[a-z0-9][a-z0-9.-]{0,60}$',
    }),
    user: about('The user there.', '그 컴퓨터의 사용자예요.', {
      type: 'string',
      pattern: '^[a-z][a-z0-9-]{0,20}$',
    }),
    port: about('The port of its SSH server.', 'SSH 서버의 포트예요.', {
      type: 'string',
      pattern: '^\\d{1,5}$|^\\{[a-z]+\\}$',
    }),
  },
  ['host', 'user', 'port'],
);

/** Members of a world, which all cases share or one case adds. */
export const worldMembers: Readonly<Record<string, Schema>> = {
  pick: about(
    'What is chosen by chance: a list, or the least and the most of a number; {name} stands for it.',
    '우연히 고르는 것이에요. 목록이나 수의 최소와 최대를 적고, 다른 곳에서 {이름}으로 써요.',
    members('^[a-z]{1,20}$', { anyOf: [{ ...list(line, 40), minItems: 1 }, range(1_000_000)] }, 20),
  ),
  tree: about(
    'Files, folders and links that are there.',
    '처음부터 있는 파일과 폴더와 링크예요.',
    list(entry, 200),
  ),
  way: about(
    'script: the answer is run. session: an interactive shell reads it and goes on.',
    'script는 답을 실행하고, session은 대화형 셸이 답을 읽은 뒤 계속 이어져요.',
    oneOf('script', 'session'),
  ),
  args: about('Arguments of the answer.', '답이 받는 인자예요.', list(line, 9)),
  env: about('Environment variables.', '환경 변수예요.', members(variableName, line)),
  standIns: about(
    'Programs of ours that stand in for real ones.',
    '진짜 프로그램을 대신하는 우리 프로그램이에요.',
    list(oneOf(...standInNames), standInNames.length),
  ),
  man: about(
    'Pages of the manual by their name.',
    '설명서 쪽과 그 이름이에요.',
    members('^[a-z][a-z0-9-]{0,20}$', lines, 20),
  ),
  hosts: about('Computers that scp reaches.', 'scp로 닿는 컴퓨터예요.', list(host, 5)),
  history: about('Earlier commands.', '앞서 입력한 명령이에요.', list(line, 100)),
  running: about('Scripts that run already.', '이미 돌고 있는 스크립트예요.', list(innerPath, 10)),
  pages: about(
    'Pages of the server on $PORT; with a status in front, as in `503 /health`, one that fails.',
    '$PORT 서버가 주는 쪽이에요. `503 /health`처럼 상태를 앞에 쓰면 실패하는 쪽이에요.',
    members('^([45]\\d\\d )?/[a-z0-9/._-]{0,60}$', lines, 20),
  ),
  odd: about(
    'Some names are hard for careless answers.',
    '조심성 없는 답이 걸려 넘어지는 이름을 섞어요.',
    flag,
  ),
};
