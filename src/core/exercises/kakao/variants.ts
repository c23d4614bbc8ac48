/** What people call somebody who has this display name: `김민지(타코)` is 민지 and 타코 as well. */
export function variantsOf(name: string): string[] {
  // `(알 수 없음)`: no name, and its words stand in anybody's messages.
  if (/^\(.*\)$/.test(name)) return [];
  const parts = name
    .split(
      /[\s/|_·.,:;~!*()[\]{}<>「」『』【】"'“”‘’@#&+\-–—]+|(?=\p{Extended_Pictographic})|(?<=\p{Extended_Pictographic})/u,
    )
    .flatMap((part) => [part, bareOf(part)])
    .filter((part) => isTelling(part));
  const joined = /^[\p{Script=Latin} ]+$/u.test(name) ? [name.replaceAll(' ', '')] : [];
  const found = new Set([...parts, ...parts.flatMap(givenNames), ...givenNames(name), ...joined]);
  found.delete(name);
  return [...found];
}

/** `민지님`, `민지쌤`: the name without what shows respect. */
function bareOf(part: string): string {
  return part.replace(/(?<=[가-힣]{2})(?:님|씨|쌤|샘|선생님|교수님|팀장님?|대리님?|과장님?)$/u, '');
}

/** Words beside names; they tell nobody. */
const titles = new Set(
  '팀장 교수 교수님 선생님 선생 쌤 대리 과장 차장 부장 대표 사장 이사 조교 엄마 아빠 언니 오빠 누나 형님 동생 친구 학생 회장 총무 서울 부산 남자 여자 개발 디자인 the and of mom dad dr mr mrs ms prof team'.split(
    ' ',
  ),
);

function isTelling(part: string): boolean {
  if (titles.has(part.toLowerCase()) || /^\d*$/.test(part)) return false;
  return Array.from(part).length >= (/^[\p{Script=Latin}\d]+$/u.test(part) ? 3 : 2);
}

/** Family names of one syllable, for about 99 % of Koreans. */
const family = new Set(
  '김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민류나진지엄채원천방공현함변염여추도소석선설마길연위표명기반라왕금옥육인맹제모탁국어은편용예봉경사부',
);
const longFamily = /^(?:남궁|황보|제갈|선우|독고|사공|서문|동방)/;

/** 민지 of 김민지, and 김 민지. */
function givenNames(name: string): string[] {
  if (!/^[가-힣]{3,4}$/.test(name)) return [];
  const length = longFamily.test(name) && name.length === 4 ? 2 : 1;
  if (length === 1 && !family.has(name[0] ?? '')) return [];
  return [name.slice(length), `${name.slice(0, length)} ${name.slice(length)}`];
}

/** True for a syllable that may be the family name of a name behind it. */
export const isFamilyName = (syllable: string): boolean => family.has(syllable);
