import type { NotesLang } from '../../../../src/core/notes/course';
import type { Choices, Ranked, Role, variants } from '../../../../src/core/notes/figures/kakaoPipeline';

type ChoiceName = keyof Choices;
/** Choices that are wrong, as `filter.none`: each has its reason. */
export type Mistake = 'filter.none' | 'filter.anywhere' | 'field.commas' | 'first.count' | 'rank.textEnUs';

/** All that the figure says, in one language. No command stands in here: those are the learner's to find. */
export interface KakaoWords {
  readonly title: string;
  readonly desc: string;
  readonly task: string;
  readonly year: string;
  readonly years: (year: number) => string;
  readonly roles: Readonly<Record<Role, string>>;
  readonly how: Readonly<Record<Exclude<ChoiceName, 'top'>, string>>;
  readonly options: {
    readonly [Name in Exclude<ChoiceName, 'top'>]: Readonly<Record<(typeof variants)[Name][number], string>>;
  };
  readonly input: (lines: number) => string;
  readonly output: (lines: number) => string;
  readonly more: (lines: number) => string;
  readonly emptyLine: string;
  readonly wrong: string;
  readonly why: Readonly<Record<Mistake, string>>;
  readonly after: (stage: number) => string;
  readonly luck: string;
  readonly ask: string;
  readonly spoiler: string;
  readonly start: (lines: number) => string;
  readonly soFar: (stage: number, role: string, input: number, output: number) => string;
  readonly wrongSoFar: (stage: number, role: string) => string;
  readonly right: (top: readonly Ranked[]) => string;
  readonly wrongEnd: (top: readonly Ranked[], stage: number, role: string) => string;
  readonly tied: (users: readonly string[], count: number) => string;
}

const list = (top: readonly Ranked[]): string => top.map(({ user, count }) => `${user} ${count}`).join(' · ');

const ko: KakaoWords = {
  title: '카카오톡 TOP 3 파이프라인: 단계마다 들어간 줄과 나온 줄',
  desc: '지어낸 대화방 파일 chat.txt가 여섯 단계를 차례로 지나요. 그해의 줄만 남기기, 이름만 꺼내기, 같은 이름 모으기, 세기, 많은 순서로 세우기, 위의 셋만 남기기예요. 단계를 앞에서부터 하나씩 켜면 들어간 줄 수와 나온 줄 수, 처음과 끝의 몇 줄이 나란히 나와요. 네 단계에는 방법이 둘이나 셋 있고, 그 가운데 하나만 믿을 수 있어요. 결과가 맞아야 할 것과 달라지는 첫 단계를 이유와 함께 알려 줘요. 명령은 숨겨져 있어요.',
  task: '처음에는 단계마다 흔한 실수로 놓여 있어요. 앞에서부터 하나씩 켜고, 어긋난 단계에서 방법을 바꿔 보세요.',
  year: '어느 해의 TOP 3인가요?',
  years: (year) => `${year}년`,
  roles: {
    filter: '그해의 줄만 남기기',
    field: '이름만 꺼내기',
    gather: '같은 이름끼리 모으기',
    count: '붙어 있는 같은 줄을 세기',
    rank: '많은 순서로 세우기',
    top: '위의 셋만 남기기',
  },
  how: {
    filter: '어떤 줄을 남길까요?',
    field: '이름을 어떻게 찾을까요?',
    first: '무엇을 먼저 할까요?',
    rank: '무엇으로 견줄까요?',
  },
  options: {
    filter: {
      none: '거르지 않고 모두',
      anywhere: '연도가 어디든 든 줄',
      start: '그 연도로 시작하는 줄',
    },
    field: { commas: '쉼표로 나눈 둘째 칸', quotes: '첫 큰따옴표 한 쌍의 안쪽' },
    first: { count: '세고 나서 모으기', gather: '모으고 나서 세기' },
    rank: {
      textEnUs: '글자로 (영어 데스크톱, en_US.UTF-8)',
      text: '글자로 (서버, C 로캘)',
      number: '숫자로',
    },
  },
  input: (lines) => `들어간 줄 ${lines}`,
  output: (lines) => `나온 줄 ${lines}`,
  more: (lines) => `⋯ ${lines}줄 더`,
  emptyLine: '(빈 줄)',
  wrong: '여기서부터 어긋나요.',
  why: {
    'filter.none': '다른 해의 줄이 그대로 있고, 첫 줄의 제목과 줄바꿈된 메시지의 뒷부분까지 따라와요.',
    'filter.anywhere': '다른 해의 메시지인데 본문에 이 연도가 든 줄까지 남았어요. 끝의 줄들을 보세요.',
    'field.commas': '이름 안에 쉼표가 있으면 거기서 잘려요. ‘김, 서연’과 ‘김, 지호’가 같은 사람이 돼요.',
    'first.count': '떨어져 있는 같은 이름은 따로 세어져요. 한 사람이 여러 줄에 나와요.',
    'rank.textEnUs': '이 언어의 글자순은 앞의 빈칸을 무시해요. 그래서 9가 11보다, 4가 14보다 앞에 와요.',
  },
  after: (stage) => `${stage}단계에서 어긋난 것을 그대로 받아요.`,
  luck: '맞지만 우연이에요. 앞 단계가 숫자 앞을 빈칸으로 채워 자릿수를 맞춰 준 덕분이에요.',
  ask: '이 단계의 명령 보기 (스포일러)',
  spoiler: '이 단계의 명령. 미션 답의 일부예요 (스포일러)',
  start: (lines) => `chat.txt는 ${lines}줄이에요. 1단계를 켜 보세요.`,
  soFar: (stage, role, input, output) => `${stage}단계, ${role}: ${input}줄이 들어가 ${output}줄이 나왔어요.`,
  wrongSoFar: (stage, role) => `${stage}단계(${role})의 결과부터 뜻밖이에요. 거기서 방법을 바꿔 보세요.`,
  right: (top) => `TOP 3은 ${list(top)}. 맞아요.`,
  wrongEnd: (top, stage, role) =>
    `나온 TOP 3은 ${list(top)}. 틀렸어요. ${stage}단계(${role})부터 어긋났어요.`,
  tied: (users, count) =>
    `${users.join(', ')}도 ${count}번인데 셋에 들지 못했어요. 동점은 이 줄이 알아채지 못해요.`,
};

const en: KakaoWords = {
  title: 'The KakaoTalk top 3 pipeline: lines in and lines out of every stage',
  desc: 'An invented chat, chat.txt, runs through six stages in order: keep one year, take the name out, bring equal names together, count, put the most first, keep three. Stages are switched on one by one from the first. Each shows how many lines went in and came out, with the first and last of them side by side. Four stages can be done in two or three ways, only one of which can be relied on. The first stage whose result is not what it should be is named, with the reason. Commands are hidden.',
  task: 'At first every stage is set to a common mistake. Switch them on one by one, and where the result goes wrong, choose another way.',
  year: 'Top 3 of which year?',
  years: String,
  roles: {
    filter: 'Keep one year',
    field: 'Take out the name',
    gather: 'Bring equal names together',
    count: 'Count equal lines that are adjacent',
    rank: 'Put the most first',
    top: 'Keep the top three',
  },
  how: {
    filter: 'Which lines stay?',
    field: 'How is the name found?',
    first: 'What comes first?',
    rank: 'Compared as what?',
  },
  options: {
    filter: {
      none: 'All of them',
      anywhere: 'Those with the year anywhere',
      start: 'Those that begin with the year',
    },
    field: { commas: 'Second field between commas', quotes: 'Inside the first pair of quotes' },
    first: { count: 'Count, then bring together', gather: 'Bring together, then count' },
    rank: {
      textEnUs: 'As text (desktop in en_US.UTF-8)',
      text: 'As text (server in the C locale)',
      number: 'As numbers',
    },
  },
  input: (lines) => `Lines in: ${lines}`,
  output: (lines) => `Lines out: ${lines}`,
  more: (lines) => `⋯ ${lines} more`,
  emptyLine: '(empty line)',
  wrong: 'Goes wrong here.',
  why: {
    'filter.none':
      'Lines of other years are still there, and so are the heading and the second half of a message with a line break.',
    'filter.anywhere':
      'Messages of another year stayed because their text mentions this one. Look at the last lines.',
    'field.commas': 'A name with a comma in it is cut there: “김, 서연” and “김, 지호” become one person.',
    'first.count': 'Equal names that are apart are counted apart: one person appears in several lines.',
    'rank.textEnUs':
      'The text order of this language ignores the blanks in front, so 9 comes before 11, and 4 before 14.',
  },
  after: (stage) => `Takes over what went wrong in stage ${stage}.`,
  luck: 'Right, but by luck: the stage before padded the numbers with blanks, so that their digits line up.',
  ask: 'Show the command of this stage (spoiler)',
  spoiler: 'The command of this stage, a part of the mission’s answer (spoiler)',
  start: (lines) => `chat.txt has ${lines} lines. Switch stage 1 on.`,
  soFar: (stage, role, input, output) => `Stage ${stage}, ${role}: ${input} lines in, ${output} lines out.`,
  wrongSoFar: (stage, role) =>
    `The first result that surprises is that of stage ${stage} (${role}). Choose another way there.`,
  right: (top) => `The top 3: ${list(top)}. That is right.`,
  wrongEnd: (top, stage, role) =>
    `It says ${list(top)}, and that is wrong. The first stage to go wrong is ${stage} (${role}).`,
  tied: (users, count) =>
    `${users.join(', ')} wrote ${count} as well and was cut off: this line does not notice a tie.`,
};

export const kakaoWords: Readonly<Record<NotesLang, KakaoWords>> = { ko, en };
