/** What is replaced in messages besides names. */
export type SecretKind = 'phone' | 'email' | 'link';

export interface Secret {
  readonly from: number;
  readonly to: number;
  readonly kind: SecretKind;
  readonly text: string;
}

const endings =
  'com|net|org|edu|gov|info|biz|kr|jp|cn|us|uk|de|fr|eu|io|me|gg|be|ly|ai|app|dev|co|tv|gl|so|to|st|cc|page|site|shop|store|link|xyz|club|online|blog|news|live|cloud|tech|wiki|do|im|in|is|it|ru|tw|hk|sg|vn';

/** Between the figures of a number, with blanks and without. */
const gap = String.raw`[ .()\-‐-―−~]{0,3}`;
const sign = String.raw`(?: ?[.()\-‐-―−~]{1,2} ?)?`;

/** Telephone numbers first: two side by side are two. Then cards and meetings in groups, then any other long number. */
const numbers = [
  String.raw`(?:\+82${gap}\(?0?|\(?0)\d{1,2}${gap}\d{3,4}${gap}\d{4}(?!\d)`,
  String.raw`\+\(?\d(?:${gap}\d){7,14}(?!\d)`,
  String.raw`\(\d{2,4}\)${gap}\d{3,4}${gap}\d{4}(?!\d)`,
  String.raw`\d{3,4}(?: \d{3,6}){2,}(?!\d)`,
  String.raw`\d(?:${sign}\d){7,}`,
];

/**
 * Every part begins where something else ends (the look-behinds): a long run of one kind is tried once and not from each
 * of its characters.
 */
const pattern = new RegExp(
  [
    String.raw`(?<link>(?<![a-z0-9+.\-])[a-z0-9+.\-]+:\/\/\S+|(?<![a-z0-9])(?:www\.|mailto:|tel:)\S+)`,
    String.raw`(?<email>(?<![\p{L}\p{N}._%+\-])[\p{L}\p{N}._%+\-]+[@＠][\p{L}\p{N}\-]+(?:\.(?:[a-z0-9\-]+(?![\p{L}\p{N}\-])|[\p{L}\p{N}\-]+))+)`,
    String.raw`(?<domain>(?<![a-z0-9.\-])(?:[a-z0-9\-]+\.)+(?:(?:${endings})(?![a-z0-9\-])(?::\d+)?(?:[\/?#]\S*)?|[a-z]{2,10}\/\S+))`,
    String.raw`(?<phone>(?<!\d)(?:${numbers.join('|')}))`,
  ].join('|'),
  'giu',
);

/** Links, e-mail addresses, telephone and other long numbers of a message, in order. */
export function secretsIn(message: string): Secret[] {
  if (!/[@＠.\d０-９]|:/.test(message)) return [];
  // Full-width figures, signs and letters are one character each here as well, so that places stay as they are.
  const text = message.replace(/[\uff01-\uff5e]/g, (char) =>
    String.fromCharCode(char.charCodeAt(0) - 0xfee0),
  );
  return [...text.matchAll(pattern)].flatMap((found): Secret[] => {
    const { link, email, domain, phone } = found.groups ?? {};
    const value = link ?? email ?? domain ?? phone ?? '';
    if (phone !== undefined && isOrdinary(phone)) return [];
    const kind = phone !== undefined ? 'phone' : email !== undefined ? 'email' : 'link';
    return [{ from: found.index, to: found.index + value.length, kind, text: value }];
  });
}

/** Days, years and counting: many figures that are nobody's number. */
function isOrdinary(number: string): boolean {
  const groups = number.split(/\D+/).filter((group) => group !== '');
  if (groups.every((group) => group.length <= 2 && !group.startsWith('0'))) return true;
  if (groups.every((group) => /^(?:19|20)\d\d$/.test(group))) return true;
  if (/^[\d ]+$/.test(number) && groups.length > 1 && groups.join('').length < 10 && !number.startsWith('0'))
    return true;
  const [year = '', month = '', day = '', ...more] = /^\d{8}$/.test(number)
    ? [number.slice(0, 4), number.slice(4, 6), number.slice(6)]
    : groups;
  return (
    /^(?:19|20)\d\d$/.test(year) &&
    /^(?:0?[1-9]|1[0-2])$/.test(month) &&
    /^(?:0?[1-9]|[12]\d|3[01])$/.test(day) &&
    (more.length === 0 || (more.length === 1 && (more[0] ?? '').length <= 2))
  );
}
