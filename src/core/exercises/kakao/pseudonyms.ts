import type { Lang } from '../../../shared/t';
import type { SecretKind } from './secrets';

/** A keyed hash (HMAC), of at least 16 bytes. Without the key nobody can try names until one fits. */
export type Digest = (text: string) => Uint8Array;

const words: Readonly<Record<Lang, readonly string[]>> = {
  ko: ['타코', '나초', '살사', '부리토', '퀘사디야', '추러스', '과카몰리', '화이타', '엘로테', '토르티야'],
  en: [
    'Taco',
    'Nacho',
    'Salsa',
    'Burrito',
    'Quesadilla',
    'Churro',
    'Guacamole',
    'Fajita',
    'Elote',
    'Tortilla',
  ],
};
/** Without vowels: no words come about. */
const alphabet = '23456789bcdfghjkmnpqrstvwxz';

/** Invented names, numbers and addresses: the same for the same thing as long as the key is the same. */
export class Pseudonyms {
  private readonly people = new Map<string, string>();
  private readonly taken = new Set<string>();
  private readonly secrets = new Map<string, string>();

  constructor(
    private readonly digest: Digest,
    private readonly lang: Lang,
    /** True for a text that holds a real name: no pseudonym may. */
    private readonly isReal: (text: string) => boolean,
  ) {}

  person(name: string): string {
    const known = this.people.get(name);
    if (known !== undefined) return known;
    let found = '';
    for (let attempt = 0; attempt < 1000; attempt++) {
      const [first = 0, ...rest] = this.digest(`person ${attempt} ${name}`);
      const pool = words[this.lang];
      found = `${pool[first % pool.length]}-${code(rest, 3 + Math.floor(attempt / 100))}`;
      if (!this.taken.has(found) && !this.isReal(found)) break;
    }
    this.people.set(name, found);
    this.taken.add(found);
    return found;
  }

  /** In the shape of what it stands for; nobody has these: 000 is no area, and `example` no domain. */
  secret(kind: SecretKind, text: string): string {
    const plain = kind === 'phone' ? text.replace(/[^\d+]/g, '').replace(/^\+82/, '0') : text;
    const key = `${kind} ${plain}`;
    const known = this.secrets.get(key);
    if (known !== undefined) return known;
    const made = this.made(kind, [...this.digest(key)]);
    // Only to be faster: the digest makes the same again.
    if (this.secrets.size > mostKept) this.secrets.clear();
    this.secrets.set(key, made);
    return made;
  }

  private made(kind: SecretKind, bytes: readonly number[]): string {
    if (kind === 'email') return `${code(bytes, 8)}@mail.example`;
    if (kind === 'link') return `https://link.example/${code(bytes, 8)}`;
    const figures = bytes.map((byte) => byte % 10).join('');
    return `000-${figures.slice(0, 4)}-${figures.slice(4, 8)}`;
  }
}

const mostKept = 20_000;

function code(bytes: readonly number[], length: number): string {
  return bytes
    .slice(0, length)
    .map((byte) => alphabet[byte % alphabet.length])
    .join('');
}
