/** People, messages and log lines of the restaurant; all are invented. */
export const people = [
  '민지',
  '하늘',
  '서준',
  '지우',
  '도윤',
  '유나',
  'Alex',
  'Maria',
  'Noah',
  'Priya',
  '박서연',
  'Kim Lee',
] as const;

/** In pairs that a count must keep apart. */
export const containedPeople = ['민지', '김민지', '민지2', '지우', '한지우', 'Al', 'Alex', 'Alexa'] as const;
export const commaPeople = ['김, 민지', '김, 하늘', '김, 서준', '이, 지우', '이, 도윤', '박, 유나'] as const;
export const quotePeople = ['민지 "타코"', '민지 "살사"', '"타코" 하늘', '서준', '지우', '도윤'] as const;

export const messages = [
  '타코 두 개요',
  '오늘 점심은 뭐예요?',
  '사진',
  '이모티콘',
  '모델 다시 학습할게요',
  '지금 가고 있어요',
  'the model is at 92 %',
  'one burrito please',
  'ok',
  '내일 9시에 만나요',
  'ㅋㅋㅋㅋ',
  '로그 봤어요?',
] as const;

export const commaMessages = ['치즈, 살사, 고수 빼고요', 'yes, extra hot', '둘, 아니 셋'] as const;
export const quoteMessages = ['"맵게" 부탁해요', 'he said "no, thanks"', '이름이 "타코봇"이래요'] as const;
export const brokenMessages = [
  '주문이요\n타코 둘\n콜라 하나',
  '공지:\n"내일" 쉬어요',
  'first\n\nlast',
] as const;

export const labels = [
  'taco',
  'burrito',
  'nachos',
  'quesadilla',
  'churro',
  'salsa',
  'fajita',
  'elote',
] as const;
export const levels = ['INFO', 'WARN', 'ERROR'] as const;
