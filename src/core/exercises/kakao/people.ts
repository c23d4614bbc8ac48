import { UserError } from '../../../shared/errors';
import { isFamilyName, variantsOf } from './variants';

/** A chat of more people is none. */
const mostPeople = 20_000;
const longestName = 200;

interface Node {
  readonly next: Map<string, Node>;
  /** Who is called that, and how exactly it is written. */
  end?: { readonly owner: string; readonly text: string };
}

/** A stretch of a text that is a name, and whose. */
export interface Mention {
  readonly from: number;
  readonly to: number;
  readonly owner: string;
}

/** The people of a chat, and what they are called in its messages. */
export class People {
  /** `false`: parts of it are not taken for nicknames. */
  private readonly names = new Map<string, boolean>();

  add(given: string, whole = false): void {
    const name = given.trim();
    if (name === '' || name.length > longestName) return;
    this.names.set(name, this.names.get(name) === true || !whole);
    if (this.names.size > mostPeople) throw new UserError('kakao.tooMany', { count: mostPeople });
  }

  get size(): number {
    return this.names.size;
  }

  /** Finds them in texts. What two of them are called alike is nobody of both, but still no word to keep. */
  finder(): NameFinder {
    const owners = new Map([...this.names.keys()].map((name) => [name, name]));
    for (const [name, divided] of this.names)
      for (const variant of divided ? variantsOf(name) : []) {
        if (this.names.has(variant)) continue;
        const known = owners.get(variant);
        owners.set(variant, known === undefined || known === name ? name : `\0${variant}`);
      }
    return new NameFinder(owners);
  }
}

const fold = (char: string): string => {
  const lower = char.toLowerCase();
  return lower.length === char.length ? lower : char;
};
const isLatin = (char: string | undefined): boolean =>
  char !== undefined && /[A-Za-z\u00c0-\u024f]/.test(char);
const isWordPart = (char: string | undefined): boolean => char !== undefined && /[\p{L}\p{N}]/u.test(char);

/** Names in texts, the longest first, in time that does not depend on how many names there are. */
export class NameFinder {
  private readonly root: Node = { next: new Map() };

  constructor(owners: ReadonlyMap<string, string>) {
    for (const [text, owner] of owners) {
      let node = this.root;
      for (const char of text.split('')) {
        const key = fold(char);
        const next: Node = node.next.get(key) ?? { next: new Map() };
        node.next.set(key, next);
        node = next;
      }
      // Names that differ in case only: both are found, as the first.
      node.end ??= { owner, text };
    }
  }

  /** The mentions of a text, in order, none in another. */
  mentions(text: string): Mention[] {
    const found: Mention[] = [];
    let free = 0;
    for (let at = 0; at < text.length;) {
      const one = this.root.next.has(fold(text[at] ?? '')) ? this.longestAt(text, at) : undefined;
      if (!one) {
        at++;
        continue;
      }
      // 김민지, where only 민지 is known: a family name that stays behind would tell much.
      const before = text[at - 1] ?? '';
      const family =
        at > free &&
        /^[가-힣]{2}/.test(text.slice(at, one.to)) &&
        isFamilyName(before) &&
        !/[가-힣]/.test(text[at - 2] ?? '');
      found.push({ ...one, from: family ? at - 1 : at });
      at = free = one.to;
    }
    return found;
  }

  /** Whether a name stands anywhere in a text, even within a word. */
  touches(text: string): boolean {
    return text.split('').some((_, at) => {
      const one = this.longestAt(text, at, true);
      return one !== undefined && !isShort(text.slice(at, one.to));
    });
  }

  private longestAt(text: string, from: number, anywhere = false): Mention | undefined {
    let node: Node | undefined = this.root;
    let best: Mention | undefined;
    for (let at = from; node; at++) {
      if (node.end && at > from && (anywhere || standsAlone(text, from, at, node.end.text)))
        best = { from, to: at, owner: node.end.owner };
      if (at >= text.length) break;
      node = node.next.get(fold(text[at] ?? ''));
    }
    return best;
  }
}

/** Names that are as short as particles and numbers. */
const isShort = (name: string): boolean => Array.from(name).length < 2 || /^\d{2}$/.test(name);

/** Korean has endings behind names; Latin letters and very short names must end where the word ends. */
function standsAlone(text: string, from: number, to: number, name: string): boolean {
  const [before, after] = [text[from - 1], text[to]];
  if (isShort(name)) {
    if (isWordPart(before)) return false;
    return !isWordPart(after) || /^[님씨]/.test(text.slice(to));
  }
  const found = text.slice(from, to);
  if (name.length < 3 && isLatin(name[0]) && found !== name) return false;
  return !(isLatin(found[0]) && isLatin(before)) && !(isLatin(found.at(-1)) && isLatin(after));
}
