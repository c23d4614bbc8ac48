/** One message as the person wrote it; the sample is made of these, so that the truth is known without any pipeline. */
export interface ChatMessage {
  /** `2021-03-02 12:10:07` */
  readonly date: string;
  readonly user: string;
  readonly message: string;
}

// Who speaks, one letter a message. People talk in bursts, so that `uniq` alone does merge something.
const people = { h: '하늘', m: '민지', d: '도윤', s: '김, 서연', j: '김, 지호', n: '준서' } as const;
const turns: Readonly<Record<number, string>> = {
  2021: 'hhmdsshmmdnjhhsdmhdjjsmhhddmhsjmdhmnhdmsjd',
  2022: 'nndhnmnnnsdnmhnndhnnmdnhsnmn',
  2023: 'mdsmjm',
};

const sayings = [
  '타코 두 개요',
  '점심 몇 시에 먹어요?',
  '저는 부리토요',
  '사진',
  '이모티콘',
  '살사 더 주세요',
  '좋아요, 그렇게 해요',
  '오늘은 줄이 길대요',
  '고수 빼고요',
  '10분 늦어요',
  'ㅋㅋㅋㅋ',
  '맛있게 드세요',
] as const;

/** What one person keeps saying the year after: the year stands in the message and not at the start of the line. */
const nostalgic = ['2021년이 그리워요', '2021년에 찍은 사진이에요', '작년(2021)보다 매워요'] as const;

/** A message of several lines: its second line has no date and no quotes of its own. */
const long = '주문 정리해요\n타코 3, 부리토 2';

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** Some dozens of messages of an invented room, over three years. */
export const messages: readonly ChatMessage[] = Object.entries(turns).flatMap(([year, line]) =>
  Array.from(line, (turn, index): ChatMessage => {
    const user = people[turn as keyof typeof people];
    const [month, day] = [1 + Math.floor(index / 4), 2 + ((index * 5) % 26)];
    const time = [9 + (index % 11), (index * 17) % 60, (index * 23) % 60].map(twoDigits).join(':');
    const remembers = year === '2022' && turn === 'n' && index % 4 !== 3;
    const message = remembers
      ? (nostalgic[index % nostalgic.length] ?? '')
      : index === 9
        ? long
        : (sayings[index % sayings.length] ?? '');
    return { date: `${year}-${twoDigits(month)}-${twoDigits(day)} ${time}`, user, message };
  }),
);

/** Years that the sample can be asked about. */
export const chatYears = [2021, 2022] as const;
export type ChatYear = (typeof chatYears)[number];

/** `chat.txt`, as KakaoTalk for the Mac writes it. */
export const chatText = [
  'Date,User,Message',
  ...messages.map(({ date, user, message }) => `${date},"${user}","${message.replaceAll('"', '""')}"`),
].join('\n');
