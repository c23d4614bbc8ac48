import type { NotesLang } from '../../../../src/core/notes/course';
import type { NotAMode, Right, Who } from '../../../../src/core/notes/figures/chmod';
import type { Ability, AdviceId, Thing } from '../../../../src/core/notes/figures/chmodAdvice';

/** All that the figure says, in one language. */
export interface ChmodWords {
  readonly title: string;
  readonly desc: string;
  readonly task: string;
  readonly thing: string;
  readonly things: Readonly<Record<Thing, string>>;
  readonly presets: string;
  readonly grid: string;
  readonly who: Readonly<Record<Who, string>>;
  readonly right: Readonly<Record<Right, string>>;
  readonly digit: string;
  readonly octal: string;
  readonly listing: string;
  readonly commands: string;
  readonly wholeNumber: string;
  readonly wholeLetters: string;
  readonly change: (from: string, to: string) => string;
  readonly noChange: string;
  readonly whoMay: string;
  readonly ability: Readonly<Record<Ability, string>>;
  readonly verdict: string;
  readonly danger: string;
  readonly useless: string;
  readonly fine: string;
  /** How many things there are to say against it. */
  readonly count: (dangers: number, useless: number) => string;
  readonly advice: Readonly<Record<AdviceId, (whom: string) => string>>;
  readonly leftOut: Readonly<Record<'special' | 'mark', string>>;
  readonly problem: Readonly<Record<'octal' | 'listing', (problem: NotAMode) => string>>;
}

const ko: ChmodWords = {
  title: '권한 계산기: 비트, 8진수, ls -l 글자',
  desc: '사용자, 그룹, 그 밖의 사람을 행으로, 읽기 r(4), 쓰기 w(2), 실행 x(1)를 열로 둔 아홉 칸의 표예요. 켠 칸의 값을 행마다 더하면 8진수 한 자리가 되고, 세 자리를 이으면 chmod에 주는 숫자가 돼요. 칸, 숫자, ls -l의 열 글자 가운데 어느 것을 바꿔도 나머지가 따라 바뀌고, 그렇게 만드는 chmod 명령과 누가 무엇을 할 수 있는지, 위험하거나 쓸모없는 점이 아래에 나와요.',
  task: '스크립트 run.sh가 640이에요. 나만 실행할 수 있게, 칸 하나만 바꿔 보세요.',
  thing: '무엇의 권한인가요?',
  things: { data: '보통 파일', script: '스크립트', key: '비밀 키', folder: '폴더' },
  presets: '강의에 나온 숫자',
  grid: '누가 무엇을 할 수 있나',
  who: { user: '사용자', group: '그룹', others: '그 밖의 사람' },
  right: { r: '읽기', w: '쓰기', x: '실행' },
  digit: '더하면',
  octal: '8진수',
  listing: 'ls -l의 글자',
  commands: '이렇게 만드는 명령',
  wholeNumber: '숫자로',
  wholeLetters: '글자로',
  change: (from, to) => `${from} → ${to}, 달라진 것만`,
  noChange: '아직 바꾼 것이 없어요.',
  whoMay: '그래서 누가 무엇을 하나',
  ability: {
    file0: '아무것도 못 해요.',
    file1: '실행만 돼요. 내용은 못 봐요.',
    file2: '내용은 못 보고 쓰기만 해요.',
    file3: '쓰고 실행하지만 내용은 못 봐요.',
    file4: '읽기만 해요.',
    file5: '읽고 실행해요. 고치지는 못해요.',
    file6: '읽고 고쳐요.',
    file7: '읽고, 고치고, 실행해요.',
    folder0: '목록도 못 보고 들어가지도 못해요.',
    folder1: '목록은 못 보고, 이름을 아는 파일만 열어요.',
    folder2: '아무것도 못 해요. 들어갈 수 없으니 w도 소용없어요.',
    folder3: '목록은 못 보지만 들어가서 만들고 지워요.',
    folder4: '이름만 봐요. 들어갈 수 없으니 파일은 못 열어요.',
    folder5: '목록을 보고 들어가요. 만들거나 지우지는 못해요.',
    folder6: '이름만 봐요. 들어갈 수 없으니 w도 소용없어요.',
    folder7: '목록을 보고, 들어가고, 만들고 지워요.',
  },
  verdict: '실제로 쓰면',
  danger: '위험',
  useless: '쓸모없음',
  fine: '걸리는 것이 없어요.',
  count: (dangers, useless) =>
    [dangers > 0 ? `위험한 점 ${dangers}개` : '', useless > 0 ? `쓸모없는 점 ${useless}개` : '']
      .filter((part) => part !== '')
      .join(', ') + '를 아래에서 보세요.',
  advice: {
    everybodyWrites: () =>
      '이 서버의 누구나 내용을 바꿔요. 남이 바꿔 놓은 것을 내 이름으로 돌리게 돼요. 모자란 권한 하나만 더하세요.',
    everybodyDeletes: () => '누구나 안의 파일을 지우고 바꿔치기해요. 파일이 읽기 전용이어도 막지 못해요.',
    keyOpen: (whom) =>
      `${whom} 칸이 하나라도 켜져 있으면 ssh가 "UNPROTECTED PRIVATE KEY FILE!"이라며 이 키를 쓰지 않아요. 600이면 돼요.`,
    keyUnreadable: () => '나도 못 읽으니 ssh가 키를 열 수 없어요.',
    scriptNotRun: () => './run.sh로 부르면 Permission denied예요. bash run.sh는 읽기만 하니까 돼요.',
    scriptNotRead: (whom) =>
      `${whom}: x만 있고 r이 없어요. 스크립트는 셸이 읽어야 돌기 때문에 실행하지 못해요.`,
    listOnly: (whom) => `${whom}: r만 있고 x가 없어요. 이름만 보이고 하나도 열 수 없어요.`,
    writeNothing: (whom) => `${whom}: w가 있어도 x가 없어서 만들지도 지우지도 못해요.`,
    dataRuns: (whom) => `${whom}: 프로그램이 아닌 파일에 x를 켜 봐야 할 일이 없어요.`,
    ownerLess: (whom) =>
      `주인에게 없는 것이 ${whom}에 있어요. 리눅스는 처음 맞는 줄 하나만 봐서, 주인은 주인 줄로만 따져요.`,
    nobody: () => '관리자(root) 말고는 아무도 쓸 수 없어요.',
  },
  leftOut: {
    special:
      '맨 앞자리(글자로는 s, t)는 setuid, setgid, sticky라는 특별한 비트예요. 이 그림에서는 빼고 나머지만 읽었어요.',
    mark: '끝의 +, ., @는 권한 목록이나 보안 꼬리표가 더 있다는 표시예요. 여기서는 빼고 읽었어요.',
  },
  problem: {
    octal: ({ problem, found = '', at = 0 }) =>
      problem === 'notOctal'
        ? `${at}번째 ‘${found}’: 8진수에는 0부터 7까지만 있어요. 4+2+1=7이 가장 커요.`
        : problem === 'short'
          ? '세 자리를 적어 주세요. 사용자, 그룹, 그 밖의 순서예요.'
          : '너무 길어요. 세 자리면 돼요.',
    listing: ({ problem, found = '', at = 0, expected = '' }) =>
      problem === 'kind'
        ? `첫 글자 ‘${found}’: 여기서는 파일 -와 폴더 d만 다뤄요.`
        : problem === 'wrongLetter'
          ? `${at}번째 ‘${found}’: 이 자리에는 ${expected} 아니면 -가 와요. 순서는 늘 rwx예요.`
          : problem === 'short'
            ? '열 글자를 적어 주세요. 종류 하나에 rwx가 세 번이에요.'
            : '너무 길어요. 열 글자면 돼요.',
  },
};

const en: ChmodWords = {
  title: 'Permissions as bits, as an octal number and as the letters of ls -l',
  desc: 'A table of nine cells: user, group and others in rows, read r (4), write w (2) and execute x (1) in columns. The values of the cells that are on add up to one octal digit for each row, and the three digits are the number that chmod takes. Whichever you change, the cells, the number or the ten characters of ls -l, the others follow. Below stand the chmod commands that do it, who can do what, and what is dangerous or useless about it.',
  task: 'The script run.sh has 640. Change a single cell so that you, and nobody else, can execute it.',
  thing: 'Permissions of what?',
  things: { data: 'Ordinary file', script: 'Script', key: 'Secret key', folder: 'Folder' },
  presets: 'Numbers of the lecture',
  grid: 'Who may do what',
  who: { user: 'User', group: 'Group', others: 'Others' },
  right: { r: 'read', w: 'write', x: 'execute' },
  digit: 'Sum',
  octal: 'Octal number',
  listing: 'Letters of ls -l',
  commands: 'Commands that do it',
  wholeNumber: 'As a number',
  wholeLetters: 'As letters',
  change: (from, to) => `${from} → ${to}, only what differs`,
  noChange: 'Nothing has been changed yet.',
  whoMay: 'So who can do what',
  ability: {
    file0: 'nothing at all.',
    file1: 'may only execute it, without seeing what is in it.',
    file2: 'may only write, without seeing what is in it.',
    file3: 'may write and execute, without seeing what is in it.',
    file4: 'may only read.',
    file5: 'may read and execute, but not change it.',
    file6: 'may read and change it.',
    file7: 'may read, change and execute it.',
    folder0: 'may neither list it nor enter it.',
    folder1: 'may open files whose names they know, but cannot list them.',
    folder2: 'nothing at all: without entering, w is no use.',
    folder3: 'may enter, create and delete, but cannot list.',
    folder4: 'sees names only: without entering, no file can be opened.',
    folder5: 'may list and enter, but not create or delete.',
    folder6: 'sees names only: without entering, w is no use.',
    folder7: 'may list, enter, create and delete.',
  },
  verdict: 'In practice',
  danger: 'Dangerous',
  useless: 'Useless',
  fine: 'Nothing to object to.',
  count: (dangers, useless) =>
    `See below: ${[dangers > 0 ? `${dangers} dangerous` : '', useless > 0 ? `${useless} useless` : '']
      .filter((part) => part !== '')
      .join(', ')}.`,
  advice: {
    everybodyWrites: () =>
      'Everybody on this server can change the content, and you will use what they made of it. Add only the one right that is missing.',
    everybodyDeletes: () =>
      'Everybody can delete and replace the files in here, even those that are read-only.',
    keyOpen: (whom) =>
      `A single bit for ${whom} is enough: ssh says “UNPROTECTED PRIVATE KEY FILE!” and ignores the key. 600 will do.`,
    keyUnreadable: () => 'You cannot read it yourself, so ssh cannot open the key.',
    scriptNotRun: () => './run.sh says Permission denied. bash run.sh works, because it only reads the file.',
    scriptNotRead: (whom) =>
      `${whom}: x without r. A script runs by being read by a shell, so it cannot be executed.`,
    listOnly: (whom) => `${whom}: r without x. Names can be seen, and not one file opened.`,
    writeNothing: (whom) => `${whom}: w without x creates and deletes nothing.`,
    dataRuns: (whom) => `${whom}: x on a file that is no program does nothing.`,
    ownerLess: (whom) =>
      `${whom} may do what the owner may not. Linux looks only at the first row that fits, so the owner is held to the owner's row.`,
    nobody: () => 'Nobody but the administrator (root) can use it.',
  },
  leftOut: {
    special:
      'The first of four digits (among the letters, s and t) is for setuid, setgid and sticky, three special bits. They are left out here; the rest was read.',
    mark: 'The +, . or @ at the end says that there is an access list or a security label as well. It is left out here.',
  },
  problem: {
    octal: ({ problem, found = '', at = 0 }) =>
      problem === 'notOctal'
        ? `“${found}” in place ${at}: octal digits go from 0 to 7, since 4+2+1=7 is the most.`
        : problem === 'short'
          ? 'Three digits, please: user, group, others.'
          : 'Too long: three digits are enough.',
    listing: ({ problem, found = '', at = 0, expected = '' }) =>
      problem === 'kind'
        ? `“${found}” in place 1: only files (-) and folders (d) are dealt with here.`
        : problem === 'wrongLetter'
          ? `“${found}” in place ${at}: here stands ${expected} or -. The order is always rwx.`
          : problem === 'short'
            ? 'Ten characters, please: the kind, and rwx three times.'
            : 'Too long: ten characters are enough.',
  },
};

export const chmodWords: Readonly<Record<NotesLang, ChmodWords>> = { ko, en };
