/** A tag of an HTML text; attribute names in lower case, values decoded as the DOM would. */
export interface Tag {
  readonly name: string;
  readonly closing: boolean;
  readonly start: number;
  /** Just after its `>`; of elements whose content is not markup (`<script>` …), just after their end tag. */
  readonly end: number;
  attributes(): [string, string][];
}

const rawText = new Set(['script', 'style', 'textarea', 'title', 'xmp', 'iframe', 'noembed', 'noframes']);
const tagName = /\/?([a-zA-Z][^\s/>]*)/y;
// One attribute or what may stand between two: linear, since no alternative can match the same text twice.
const attribute =
  /[\s/]+|([^\s/>=][^\s/>=]*|=[^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"'][^\s>]*))?)?/y;

/** All tags of a text in their order, comments and raw text skipped; the whole text is read once. */
export function* tagsIn(html: string): Generator<Tag> {
  let at = html.indexOf('<');
  while (at >= 0) {
    if (html.startsWith('<!--', at)) {
      const end = html.indexOf('-->', at + 4);
      if (end < 0) return;
      at = html.indexOf('<', end + 3);
      continue;
    }
    tagName.lastIndex = at + 1;
    const name = tagName.exec(html)?.[1]?.toLowerCase();
    if (name === undefined) {
      at = html.indexOf('<', at + 1);
      continue;
    }
    const closing = html[at + 1] === '/';
    const from = tagName.lastIndex;
    const close = endOfTag(html, from);
    if (close === undefined) return;
    let end = close + 1;
    if (!closing && rawText.has(name)) {
      const ending = new RegExp(`</${name}[\\s/>]`, 'gi');
      ending.lastIndex = end;
      if (!ending.test(html)) return;
      end = html.indexOf('>', ending.lastIndex - 1) + 1 || html.length;
    }
    yield { name, closing, start: at, end, attributes: () => attributesOf(html.slice(from, close)) };
    at = html.indexOf('<', end);
  }
}

/** Position of the `>` that ends a tag, quoted values skipped; undefined where the text ends first. */
function endOfTag(html: string, from: number): number | undefined {
  let at = from;
  for (;;) {
    attribute.lastIndex = at;
    if (attribute.test(html)) {
      // An empty match cannot happen, but the loop must not depend on it.
      at = Math.max(at + 1, attribute.lastIndex);
      continue;
    }
    if (at >= html.length) return undefined;
    if (html[at] === '>') return at;
    at++;
  }
}

function attributesOf(text: string): [string, string][] {
  const found = new Map<string, string>();
  let at = 0;
  while (at < text.length) {
    attribute.lastIndex = at;
    const match = attribute.exec(text);
    at = match ? Math.max(at + 1, attribute.lastIndex) : at + 1;
    const name = match?.[1]?.toLowerCase();
    // As in the DOM, the first of two attributes with one name counts.
    if (name !== undefined && !found.has(name))
      found.set(name, decodeEntities(match?.[2] ?? match?.[3] ?? match?.[4] ?? ''));
  }
  return [...found];
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  Tab: '\t',
  NewLine: '\n',
  colon: ':',
  sol: '/',
  period: '.',
  comma: ',',
  num: '#',
  quest: '?',
  equals: '=',
  percnt: '%',
  lpar: '(',
  rpar: ')',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  copy: '©',
};

/** Character references that addresses and headings use; rarer names stay as they are written. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,8}));?/gi,
    (whole, hex: string, decimal: string, name: string) => {
      if (name) return Object.hasOwn(named, name) ? (named[name] ?? whole) : whole;
      const code = hex ? parseInt(hex, 16) : Number(decimal);
      const valid = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
      return valid ? String.fromCodePoint(code) : '\ufffd';
    },
  );
}
