import { Random } from '../../../../../src/core/exercises/data/random';

export const formats = ['mac', 'csv', 'windows', 'android', 'ios'] as const;
export type Format = (typeof formats)[number];

/** A piece of a message: words that must stay, somebody (`said` as what), or something that must go. */
export type Piece =
  | { readonly text: string }
  | { readonly person: number; readonly said: string }
  | { readonly secret: 'phone' | 'email' | 'link'; readonly raw: string };

export interface Spoken {
  readonly person: number;
  /** Minutes since 2020. */
  readonly minute: number;
  readonly pieces: readonly Piece[];
}

export interface Chat {
  readonly people: readonly Person[];
  /** Were invited and never wrote. */
  readonly silent: readonly string[];
  readonly spoken: readonly Spoken[];
}

export interface Person {
  readonly name: string;
  /** What others call this person. */
  readonly called: readonly string[];
}

const pool: readonly Person[] = [
  { name: '김민지', called: ['김민지', '민지', '김 민지', '@김민지'] },
  { name: '박서연 팀장', called: ['박서연 팀장', '박서연', '서연'] },
  { name: '하늘', called: ['하늘', '@하늘', '박하늘'] },
  { name: '하늘2', called: ['하늘2'] },
  { name: '한하늘별', called: ['한하늘별', '하늘별'] },
  { name: 'Kim Lee', called: ['Kim Lee', 'kim', 'Lee', 'KimLee'] },
  { name: 'Alex', called: ['Alex', 'alex', '@Alex'] },
  { name: 'Alexandra', called: ['Alexandra', 'ALEXANDRA'] },
  { name: '남궁도윤', called: ['남궁도윤', '도윤'] },
  { name: '유나/24/서울', called: ['유나/24/서울', '유나'] },
  { name: '🦊여우', called: ['여우', '🦊여우'] },
  { name: 'Noah (타코집)', called: ['Noah', '타코집'] },
  { name: '이, 지우', called: ['이, 지우', '지우'] },
  { name: 'Zoë', called: ['Zoë', 'zoë'] },
];
const silentPool = ['최은별', '정다온', 'Beatrice'];

const words = [
  '오늘 점심은 뭐예요?',
  'ok',
  '내일 9시에 만나요',
  '사진',
  '이모티콘',
  'loss=0.12, "좋아요"',
  '2021년 3월 2일 얘기예요',
  '2021-10-03 회의',
  '1,500원, 그리고 3.14',
  '버전 1.2.3',
  'train.py 고쳤어요',
  '첫째 줄\n둘째 줄\n\n넷째 줄',
  '[공지] 10:30에 시작',
  'ㅋㅋㅋㅋ',
  ' : ',
  'market, callee, 98 %',
];
const particles = ['님 ', '야 ', '가 왔어요', '씨,', ' ', '이랑 ', '한테 '];
const phones = [
  '010-1234-5678',
  '01098765432',
  '+82 10-2222-3333',
  '02) 555-7788',
  '010 4321 8765',
  '010.7777.1212',
  '０１０－１１１１－２２２２',
];
const emails = ['minji.kim+ai@gmail.com', '민지@회사.한국', 'a_b@mail.co.kr'];
const links = [
  'https://open.kakao.com/o/abcDEF',
  'http://192.168.0.7:8501/?name=alex',
  'www.taco.example/메뉴',
  'naver.me/xY12z',
  'blog.naver.com/minji_0101',
  'kakaotalk://profile/1234',
];

/** A chat of people whose names hold each other, with all that must not come out, the same for the same seed. */
export function makeChat(seed: string, length = 40): Chat {
  const random = new Random(seed);
  const people = random.shuffled(pool).slice(0, random.between(2, pool.length));
  const silent = random.shuffled(silentPool).slice(0, random.below(3));
  let minute = random.below(60 * 24 * 365 * 3);
  const spoken = Array.from({ length }, (_, at): Spoken => {
    minute += random.pick([0, 1, 7, 60 * 26, 60 * 24 * 40]);
    const pieces = Array.from({ length: random.between(1, 4) }, () => pieceOf(random, people, silent)).flat();
    // Everybody writes something: who never did and was never invited cannot be known.
    const person = at < people.length ? at : random.below(people.length);
    return { person, minute, pieces };
  });
  return { people, silent, spoken };
}

function pieceOf(random: Random, people: readonly Person[], silent: readonly string[]): Piece[] {
  const kind = random.below(10);
  if (kind < 4) {
    const person = random.below(people.length);
    const said = random.pick(people[person]!.called);
    const latin = /[a-zë]$/i.test(said);
    return [
      { text: ' ' },
      { person, said },
      { text: latin ? random.pick([' ', '!', '님 ', '0101 ']) : random.pick(particles) },
    ];
  }
  if (kind === 4 && silent.length > 0)
    return [{ text: ' ' }, { person: -1 - random.below(silent.length), said: '' }, { text: ' ' }];
  if (kind === 5)
    return [
      { text: ' ' },
      { secret: 'phone', raw: random.pick(phones) },
      { text: random.pick([' ', '로 전화', '.']) },
    ];
  if (kind === 6)
    return [
      { text: ' ' },
      { secret: 'email', raw: random.pick(emails) },
      { text: random.pick([' ', ', ok']) },
    ];
  if (kind === 7)
    return [
      { text: random.pick([' ', '여기: ', '(']) },
      { secret: 'link', raw: random.pick(links) },
      { text: random.pick([' ', '\n']) },
    ];
  return [{ text: ` ${random.pick(words)}` }];
}

export const rawOf = (piece: Piece, { silent }: Chat): string =>
  'text' in piece
    ? piece.text
    : 'raw' in piece
      ? piece.raw
      : piece.person < 0
        ? silent[-1 - piece.person]!
        : piece.said;

export const messageOf = (one: Spoken, chat: Chat): string =>
  one.pieces.map((piece) => rawOf(piece, chat)).join('');

/** When something was said, as our files have it; exports of phones and Windows know no seconds. */
export function momentOf({ minute }: Spoken): { day: string; hour: number; minute: string; text: string } {
  const iso = new Date(Date.UTC(2020, 0, 1, 0, minute)).toISOString();
  return {
    day: iso.slice(0, 10),
    hour: Number(iso.slice(11, 13)),
    minute: iso.slice(14, 16),
    text: `${iso.slice(0, 10)} ${iso.slice(11, 16)}:00`,
  };
}

export interface Style {
  readonly lang: 'ko' | 'en';
  readonly clock24?: boolean;
}

/** The chat as that program exports it. */
export function exported(chat: Chat, format: Format, style: Style): string {
  if (format === 'mac' || format === 'csv') return asCsv(chat, format, style);
  const lines: string[] = [];
  const room =
    style.lang === 'ko' ? '타코집 단체방 12 님과 카카오톡 대화' : 'KakaoTalk Chats with Lunch Room';
  lines.push(
    room,
    style.lang === 'ko' ? '저장한 날짜 : 2026-10-02 15:15:12' : 'Date Saved : 2026-10-02 15:15:12',
    '',
  );
  let day = '';
  let first = true;
  for (const one of chat.spoken) {
    const moment = momentOf(one);
    if (moment.day !== day) {
      day = moment.day;
      if (format === 'windows')
        lines.push(`--------------- ${dayText(day, style.lang, 'long')} ---------------`);
      else
        lines.push(
          '',
          format === 'android' ? dayText(day, style.lang, 'plain') : dayText(day, style.lang, 'long'),
        );
    }
    const clock = clockText(moment, style);
    const start = `${dayText(day, style.lang, format === 'ios' ? 'short' : 'plain')}${style.lang === 'en' ? (format === 'ios' ? ' at' : ',') : ''} ${clock}`;
    const system = (text: string): string => (format === 'windows' ? text : `${start}, ${text}`);
    if (first) for (const text of events(chat, style.lang)) lines.push(system(text));
    first = false;
    const { name } = chat.people[one.person]!;
    const message = messageOf(one, chat);
    lines.push(format === 'windows' ? `[${name}] [${clock}] ${message}` : `${start}, ${name} : ${message}`);
  }
  return lines.join('\n') + '\n';
}

function events({ people, silent }: Chat, lang: 'ko' | 'en'): string[] {
  const host = people[0]!.name;
  if (lang === 'ko')
    return [
      ...(silent.length > 0 ? [`${host}님이 ${silent.join('님과 ')}님을 초대했습니다.`] : []),
      `${host}님이 들어왔습니다.`,
    ];
  return silent.length > 0 ? [`${host} invited ${silent.join(' and ')}.`] : [];
}

function asCsv(chat: Chat, format: 'mac' | 'csv', { lang }: Style): string {
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const needed = (text: string): string =>
    /[",\n\r]/.test(text) || (format === 'csv' && text !== text.trim()) ? quoted(text) : text;
  const start = chat.spoken[0]!;
  const rows = [
    ...events(chat, lang).map((text) => ({ ...start, person: 0, text })),
    ...chat.spoken.map((one) => ({ ...one, text: messageOf(one, chat) })),
  ].map((one) => {
    const { day, hour, minute, text } = momentOf(one);
    const { name } = chat.people[one.person]!;
    if (format === 'mac') return `${text},${quoted(name)},${quoted(one.text)}`;
    const [y, m, d] = day.split('-').map(Number);
    const date = lang === 'ko' ? `${y}. ${m}. ${d}. ${hour}:${minute}` : `${m}/${d}/${y} ${hour}:${minute}`;
    return [date, name, one.text].map(needed).join(',');
  });
  return ['Date,User,Message', ...rows].join('\n') + '\n';
}

const weekdays = {
  ko: '일월화수목금토',
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
};
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

function dayText(day: string, lang: 'ko' | 'en', how: 'plain' | 'short' | 'long'): string {
  const [y = 0, m = 0, d = 0] = day.split('-').map(Number);
  const week = new Date(`${day}T00:00:00Z`).getUTCDay();
  if (lang === 'ko')
    return how === 'short'
      ? `${y}. ${m}. ${d}.`
      : `${y}년 ${m}월 ${d}일${how === 'long' ? ` ${weekdays.ko[week]}요일` : ''}`;
  const month = how === 'short' ? months[m - 1]!.slice(0, 3) : months[m - 1]!;
  return `${how === 'long' ? `${weekdays.en[week]}, ` : ''}${month} ${d}, ${y}`;
}

function clockText({ hour, minute }: { hour: number; minute: string }, { lang, clock24 }: Style): string {
  if (clock24) return `${String(hour).padStart(2, '0')}:${minute}`;
  const twelve = `${hour % 12 === 0 ? 12 : hour % 12}:${minute}`;
  return lang === 'ko'
    ? `${hour < 12 ? '오전' : '오후'} ${twelve}`
    : `${twelve}\u202f${hour < 12 ? 'AM' : 'PM'}`;
}

let codes: Map<string, readonly number[]> | undefined;

/** As Windows writes Korean without Unicode; `?` for what it cannot. */
export function inCp949(text: string): Uint8Array {
  if (!codes) {
    codes = new Map();
    const decoder = new TextDecoder('euc-kr');
    for (let a = 0x81; a <= 0xfe; a++)
      for (let b = 0x41; b <= 0xfe; b++) {
        const char = decoder.decode(Uint8Array.of(a, b));
        if (char.length === 1 && char !== '\ufffd' && !codes.has(char)) codes.set(char, [a, b]);
      }
  }
  const known = codes;
  return Uint8Array.from(
    Array.from(text).flatMap((char) => (char < '\x80' ? [char.charCodeAt(0)] : (known.get(char) ?? [0x3f]))),
  );
}
