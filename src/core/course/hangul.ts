/** Letters by which keyboards make the compound ones: ㅘ is typed as ㅗ and ㅏ, ㄳ as ㄱ and ㅅ. */
const pairs: Readonly<Record<string, string>> = {
  ㅘ: 'ㅗㅏ',
  ㅙ: 'ㅗㅐ',
  ㅚ: 'ㅗㅣ',
  ㅝ: 'ㅜㅓ',
  ㅞ: 'ㅜㅔ',
  ㅟ: 'ㅜㅣ',
  ㅢ: 'ㅡㅣ',
  ㄳ: 'ㄱㅅ',
  ㄵ: 'ㄴㅈ',
  ㄶ: 'ㄴㅎ',
  ㄺ: 'ㄹㄱ',
  ㄻ: 'ㄹㅁ',
  ㄼ: 'ㄹㅂ',
  ㄽ: 'ㄹㅅ',
  ㄾ: 'ㄹㅌ',
  ㄿ: 'ㄹㅍ',
  ㅀ: 'ㄹㅎ',
  ㅄ: 'ㅂㅅ',
};

// The orders of Unicode's Hangul syllables (chapter 3.12 of the standard).
const initialLetters = Array.from('ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ');
const vowels = Array.from('ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ');
const finals = ['', ...Array.from('ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ')];

const keys = (letter: string): string => pairs[letter] ?? letter;
const initialKeys = initialLetters.map(keys);
const vowelKeys = vowels.map(keys);
const finalKeys = finals.map(keys);

const firstSyllable = 0xac00;
const lastSyllable = 0xd7a3;
const perInitial = 21 * 28;

/** True for text that is nothing but Hangul: syllables and single letters as they stand while typing. */
export const isHangul = (text: string): boolean => /^[가-힣ㄱ-ㅣ]+$/.test(text);

/** True for consonants only, `ㅋㅌㅇㄴ`: what is typed to find 컨테이너. */
export const isInitials = (text: string): boolean => /^[ㄱ-ㅎ]{2,}$/.test(text);

/**
 * The letters in the order in which they are typed. The same letter stands for an initial and a final, so that
 * 이밎 (이미지, half typed) is a beginning of 이미지.
 */
export function lettersOf(text: string): string {
  let letters = '';
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < firstSyllable || code > lastSyllable) {
      letters += keys(text[at] ?? '');
      continue;
    }
    const offset = code - firstSyllable;
    letters += initialKeys[Math.floor(offset / perInitial)] ?? '';
    letters += vowelKeys[Math.floor((offset % perInitial) / 28)] ?? '';
    letters += finalKeys[offset % 28] ?? '';
  }
  return letters;
}

/** The consonant that each syllable begins with; everything else, as it stands. */
export function initialsOf(text: string): string {
  let initials = '';
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    initials +=
      code < firstSyllable || code > lastSyllable
        ? keys(text[at] ?? '')
        : (initialLetters[Math.floor((code - firstSyllable) / perInitial)] ?? '');
  }
  return initials;
}

// What stands behind nouns: particles, the copula and 하다, in the forms that questions and lectures are written in.
const particles = new Set(
  (
    '은 는 이 가 을 를 의 에 도 만 로 과 와 랑 나 란 든 요 께 ' +
    '으로 에서 에게 한테 까지 부터 처럼 보다 마다 조차 밖에 이나 이랑 이란 라는 이라 라고 이든 든지 하고 대로 만큼 같이 ' +
    '에는 에도 에만 으로는 으로도 로는 로도 에서는 에서도 에서만 에게는 까지는 까지도 부터는 만으로 이라는 이라고 와는 과는 ' +
    '와의 과의 로서 으로서 로써 으로써 에서의 으로의 로의 만의 들 들은 들이 들을 들의 들에 ' +
    '이다 예요 이에요 에요 인가요 인가 이죠 죠 이고 이며 인데 일까 일까요 이란 입니다 인지 라면 이라면 이면 ' +
    '하다 하는 하기 하면 하고 하려면 해서 해요 했는데 했어요 하나요 할 한 해 했 한다 합니다 하지 되다 되는 되면 돼요 된 됨 안됨 ' +
    '하는법 하기 하려고 했더니 시키기 시켜요 시킨 시키는 중 용 별'
  ).split(' '),
);
const longestParticle = 4;

/** True where the second part may stand behind a noun without making another word of it. */
export const isParticle = (text: string): boolean => text === '' || particles.has(text);

/** The word itself and what is left of it without a particle, longest first. One syllable is left at least. */
export function stemsOf(word: string): string[] {
  const stems = [word];
  for (let cut = 1; cut <= longestParticle && cut < word.length; cut++)
    if (particles.has(word.slice(-cut))) stems.push(word.slice(0, -cut));
  return stems;
}
