import type { Json } from '../../shared/json';

/** A running 64-bit hash of text (two FNV-like lanes, after cyrb53): fast, not for secrets. */
export class Hash {
  private a = 0xdeadbeef;
  private b = 0x41c6ce57;

  add(text: string): this {
    let { a, b } = this;
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      a = Math.imul(a ^ code, 0x9e3779b1);
      b = Math.imul(b ^ code, 0x5f356495);
    }
    // The length keeps ("ab", "c") and ("a", "bc") apart.
    this.a = Math.imul(a ^ text.length, 0x85ebca6b);
    this.b = Math.imul(b ^ (text.length + 1), 0xc2b2ae35);
    return this;
  }

  toString(): string {
    const mix = (x: number, y: number): number => {
      const z = Math.imul(x ^ (x >>> 16), 0x85ebca6b) ^ Math.imul(y ^ (y >>> 13), 0xc2b2ae35);
      return (z ^ (z >>> 16)) >>> 0;
    };
    return mix(this.a, this.b).toString(36) + mix(this.b, this.a).toString(36).padStart(7, '0');
  }
}

/** Version of a text: changes with every change of it. */
export function hashText(text: string): string {
  return new Hash().add(text).toString();
}

/** Version of a JSON value, of any depth: the walk keeps its own stack. */
export function hashJson(value: Json): string {
  const hash = new Hash();
  const stack: (Json | undefined)[] = [value];
  while (stack.length > 0) {
    const next = stack.pop();
    if (typeof next === 'string') hash.add('"').add(next);
    else if (typeof next !== 'object' || next === null) hash.add(String(next));
    else if (Array.isArray(next)) {
      hash.add(`[${next.length}`);
      for (const item of next) stack.push(item);
    } else {
      const keys = Object.keys(next);
      hash.add(`{${keys.length}`);
      for (const key of keys) {
        hash.add(key);
        stack.push(next[key]);
      }
    }
  }
  return hash.toString();
}
