import type { Where } from './oracle';

/** What parameters of generators mean, in English and Korean; a parameter without words fails a test. */
export const parameterWords: Readonly<Record<string, readonly [en: string, ko: string]>> = {
  absent: ['The file is not there: the answer makes it.', '파일이 없어서 답이 만들어요.'],
  capitals: ['Some differ in a capital alone.', '대문자만 다른 것이 있어요.'],
  bom: ['A byte order mark in front.', '파일 맨 앞에 BOM이 있어요.'],
  calmEnd: ['No errors in the second half.', '뒤쪽 절반에는 오류가 없어요.'],
  commas: ['Commas in texts.', '글에 쉼표가 있어요.'],
  contained: [
    'Names that hold each other, or differ in a dot, a capital or the ending.',
    '서로를 품거나 점, 대문자, 확장자만 다른 이름이 있어요.',
  ],
  crlf: ['Line ends of Windows.', '윈도우 줄 끝이에요.'],
  days: ['Over so many days.', '며칠에 걸친 데이터예요.'],
  file: ['Name of the file.', '파일 이름이에요.'],
  files: ['Names of the files.', '파일들의 이름이에요.'],
  gaps: ['Some values are empty, and one is 0.', '빈 값이 섞여 있고, 0인 값도 하나 있어요.'],
  hour: ['Of one hour.', '한 시간 동안의 데이터예요.'],
  mixed: ['Losses stand anywhere in their lines.', '손실이 줄의 어디에나 있어요.'],
  moreLevels: ['Rare levels as well.', '드문 등급도 있어요.'],
  oddLevels: [
    'Levels in small letters, or that hold another.',
    '소문자이거나 다른 등급을 품은 등급도 있어요.',
  ],
  missing: ['Some have no partner.', '짝이 없는 것이 있어요.'],
  moved: ['Columns in another order, and more of them.', '열 순서가 다르고, 열이 더 있어요.'],
  nan: ['Values that are no numbers.', '수가 아닌 값이 섞여 있어요.'],
  negative: ['Negative numbers.', '음수가 있어요.'],
  large: ['Numbers far above a hundred.', '100보다 훨씬 큰 수예요.'],
  emptyLines: ['Some lines are empty, and one is indented.', '빈 줄이 섞여 있고, 들여 쓴 줄도 하나 있어요.'],
  early: ['The hour asked for is 08 or 09.', '묻는 시각이 08시나 09시예요.'],
  turn: [
    'Over the end of a year and days without entries, with a single one on the last day.',
    '해가 바뀌고, 항목이 없는 날들이 있고, 마지막 날에는 항목이 하나뿐이에요.',
  ],
  invented: [
    'Texts of every level are put together of the same words.',
    '어느 등급이든 내용을 같은 낱말로 지어내요.',
  ],
  decoys: [
    'With nan elsewhere, and losses that are not known or infinite.',
    '다른 곳의 nan과, 아직 모르거나 무한한 손실이 있어요.',
  ],
  openEnd: ['The last line ends without a line break.', '마지막 줄에 줄바꿈이 없어요.'],
  others: ['Other years in the same chat.', '같은 대화에 든 다른 해예요.'],
  parts: ['The data lie in these files.', '데이터가 이 파일들에 나뉘어 있어요.'],
  people: ['How many people.', '사람 수예요.'],
  program: ['As a program that prints to both exits.', '두 출력에 쓰는 프로그램이에요.'],
  quiet: ['With an hour in which nothing happened.', '아무 일도 없던 한 시간이 있어요.'],
  quotes: ['Quotes in texts.', '글에 따옴표가 있어요.'],
  once: [
    'The script writes down each start, and may have one.',
    '스크립트가 시작할 때마다 적어 두고, 한 번만 실행해야 해요.',
  ],
  repeated: ['Some rows stand twice.', '두 번 나오는 줄이 있어요.'],
  rows: ['How many rows.', '줄 수예요.'],
  scale: ['Times so many rows.', '줄 수를 이만큼 곱해요.'],
  silent: ['Nobody wrote in the year.', '그해에 쓴 사람이 없어요.'],
  short: ['None took a thousand minutes.', '천 분이 넘는 실험이 없어요.'],
  small: ['Very small numbers (1e-05).', '아주 작은 수(1e-05)예요.'],
  smallLosses: ['Some losses are very small.', '아주 작은 손실이 섞여 있어요.'],
  special: ['Blanks in a row, backslashes and `*` in texts.', '글에 잇단 빈칸과 역슬래시와 `*`가 있어요.'],
  tabs: ['Tabs among the blanks.', '빈칸 사이에 탭이 있어요.'],
  tie: ['Two with equal counts.', '개수가 같은 둘이 있어요.'],
  traces: ['Messages of more lines.', '여러 줄로 된 메시지가 있어요.'],
  traps: ['What simple answers stumble over.', '단순한 답이 걸려 넘어지는 것이에요.'],
  variable: ['The year comes in YEAR.', '연도가 YEAR로 와요.'],
  year: ['The year that is asked for.', '묻는 해예요.'],
};

/** What generators make. */
export const generatorWords: Readonly<Record<string, readonly [en: string, ko: string]>> = {
  chat: ['A KakaoTalk chat: Date, User, Message.', '카카오톡 대화예요. Date, User, Message 열이 있어요.'],
  evaluation: [
    'Scores of a model as CSV: image, score, note.',
    '모델 점수가 든 CSV예요. image, score, note 열이 있어요.',
  ],
  experiments: [
    'A list of experiments as CSV: name, note, minutes.',
    '실험 목록이 든 CSV예요. name, note, minutes 열이 있어요.',
  ],
  imageSets: [
    'Names of pictures in two files, some in both.',
    '두 파일에 적힌 이미지 이름이에요. 양쪽에 다 있는 것도 있어요.',
  ],
  labels: ['A list of labels, one a line.', '한 줄에 하나씩 적힌 라벨이에요.'],
  log: ['The log of a training: time, level, text.', '학습 로그예요. time, level, text가 있어요.'],
  noisyLabels: [
    'Labels as several people typed them: blanks, capitals, comments.',
    '여러 사람이 입력한 라벨이에요. 빈칸, 대문자, 주석이 섞여 있어요.',
  ],
  numbers: ['A list of numbers, one a line.', '한 줄에 하나씩 적힌 수예요.'],
  predictions: [
    'Labels as CSV and a program that predicts them.',
    '라벨이 든 CSV와 예측을 출력하는 프로그램이에요.',
  ],
  streams: [
    'A script that prints progress, and errors on standard error.',
    '진행 상황은 표준 출력에, 오류는 표준 오류에 쓰는 스크립트예요.',
  ],
  training: [
    'Logs of a training over some days, in one file or several.',
    '며칠에 걸친 학습 로그예요. 파일 하나나 여럿에 나뉘어 있어요.',
  ],
};

/** Which values a condition keeps. */
export const conditionWords: Readonly<Record<Where['test'], readonly [en: string, ko: string]>> = {
  starts: ['Values that begin with this text.', '이 글로 시작하는 값이에요.'],
  equals: ['Values that are this text.', '이 글과 같은 값이에요.'],
  contains: ['Values that hold this text.', '이 글이 들어 있는 값이에요.'],
  not: ['Values that are not this text.', '이 글이 아닌 값이에요.'],
};
