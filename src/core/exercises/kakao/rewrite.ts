import type { NameFinder } from './people';
import type { Pseudonyms } from './pseudonyms';
import { secretsIn, type SecretKind } from './secrets';

/** How often something was replaced; `name` in messages only. */
export type Replaced = Record<SecretKind | 'name', number>;

export const nothingReplaced = (): Replaced => ({ name: 0, phone: 0, email: 0, link: 0 });

/** A message with pseudonyms in it. What was put in is not looked at again. */
export function rewritten(
  message: string,
  finder: NameFinder,
  pseudonyms: Pseudonyms,
  replaced: Replaced,
): string {
  let text = '';
  let done = 0;
  for (const { from, to, kind, text: secret } of secretsIn(message)) {
    text += withoutNames(message.slice(done, from), finder, pseudonyms, replaced);
    text += pseudonyms.secret(kind, secret);
    replaced[kind]++;
    done = to;
  }
  return text + withoutNames(message.slice(done), finder, pseudonyms, replaced);
}

function withoutNames(text: string, finder: NameFinder, pseudonyms: Pseudonyms, replaced: Replaced): string {
  let out = '';
  let done = 0;
  const put = (from: number, to: number, name: string): void => {
    out += text.slice(done, from) + pseudonyms.person(name);
    replaced.name++;
    done = to;
  };
  for (const { from, to, owner } of [
    ...finder.mentions(text),
    { from: text.length, to: text.length, owner: '' },
  ]) {
    // An account that is nobody's here: @ and what follows.
    const [between, start] = [text.slice(done, from), done];
    for (const { index, 1: handle = '' } of between.matchAll(/@([\p{L}\p{N}_]+)/gu))
      put(start + index + 1, start + index + 1 + handle.length, `@${handle}`);
    if (to > from) put(from, to, owner);
  }
  return out + text.slice(done);
}
