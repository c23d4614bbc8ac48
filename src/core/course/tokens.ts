import { isParticle } from './hangul';

/** A word of a text, or a part of one: `FileUpload.value` holds `fileupload`, `file`, `upload` and `value`. */
export interface Token {
  /** In lower case, without diacritics. */
  readonly word: string;
  /** Where it stands in the text, which must be in NFC. */
  readonly start: number;
  readonly end: number;
  /** True for the parts of a longer token, which comes before them. */
  readonly part: boolean;
}

// Hangul; options of commands (-p, --rm); names, numbers and addresses; what is said with signs (2>&1, &&, $?).
const pattern =
  /[가-힣ㄱ-ㅣ]+|\d?[<>]{1,2}(?:&\d)?|(?<![\w-])--?[A-Za-z][\w-]*|[\wÀ-ɏ]+(?:[.:/-][\wÀ-ɏ]+)*|[|&$!?%^*=+#@~]{1,3}\d?/g;

const longest = 100;

/** The words of a text in their order. Anything may come: what is no word is passed over. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let behindLatin = -1;
  pattern.lastIndex = 0;
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    const [raw] = found;
    const start = found.index;
    const end = start + raw.length;
    const first = raw.charCodeAt(0);
    if (first >= 0x3131 && first <= 0xd7a3) {
      // 을 of Dockerfile을 is no word.
      if (start !== behindLatin || !isParticle(raw))
        tokens.push({ word: raw.slice(0, longest), start, end, part: false });
      continue;
    }
    behindLatin = end;
    if (raw.length > longest) continue;
    tokens.push({ word: plain(raw), start, end, part: false });
    if (!simple.test(raw)) takeParts(raw, start, tokens);
  }
  return tokens;
}

/** The same words without their places, as they are written: what indexing needs, in a fraction of the time. */
export const rawWordsOf = (text: string): readonly string[] => text.match(pattern) ?? [];

const none: readonly string[] = [];

/** A raw word as it is indexed, and its parts. */
export function indexed(raw: string): { word: string; parts: readonly string[] } {
  if (simple.test(raw)) return { word: raw.toLowerCase(), parts: none };
  const [whole, ...parts] = tokensOf(raw);
  return { word: whole?.word ?? '', parts: parts.length === 0 ? none : parts.map(({ word }) => word) };
}

/** Most words have no parts. */
const simple = /^(?:[가-힣]{1,100}|[A-Za-z][a-z]{0,99}|\d{1,100}|[A-Z]{2,100})$/;

function takeParts(raw: string, start: number, tokens: Token[]): void {
  const take = (part: string, at: number): void => {
    if (part.length < raw.length && part.length > 1)
      tokens.push({ word: plain(part), start: start + at, end: start + at + part.length, part: true });
  };
  // st.session_state → st, session_state → session, state; an address and its port, but no single numbers of it.
  for (const outer of raw.matchAll(/\d+(?:\.\d+)+|[^.:/]+/g)) {
    const [name] = outer;
    take(name, outer.index);
    if (simple.test(name) || /^[\d.]+$/.test(name)) continue;
    const inner = [...name.matchAll(/[^_-]+/g)];
    for (const piece of inner) {
      const [text] = piece;
      const at = outer.index + piece.index;
      if (text.length < name.length) take(text, at);
      if (simple.test(text)) continue;
      const camel = [...text.matchAll(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|[^\p{L}]+/gu)];
      if (camel.length > 1) for (const part of camel) take(part[0], at + part.index);
    }
    // What an option is called: --rm is found by rm, and -rwxr-x--- by rwxr-x.
    if (inner.length > 1 && name.startsWith('-')) {
      const bare = name.replace(/^-+|-+$/g, '');
      take(bare, outer.index + name.indexOf(bare));
    }
  }
}

/** Lower case without diacritics: Voilà is found as voila. */
export function plain(text: string): string {
  const lower = text.toLowerCase();
  return /[^\x20-\x7e]/.test(lower) ? lower.normalize('NFD').replace(/\p{M}/gu, '') : lower;
}
