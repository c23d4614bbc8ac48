/** What turns text round, hides it or breaks a line: no title needs it, and a title of others may lie with it. */
const unseen = /[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff]+/gu;

const longest = 200;

/** A title or a name of a course as one line that VS Code can show anywhere: no control characters, at most 200 long. */
export function label(text: string, most = longest): string {
  const line = text
    .slice(0, most * 4)
    .replace(unseen, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > most ? `${line.slice(0, most - 1).trimEnd()}…` : line;
}

/** The same for a notification, in which VS Code makes links, also to commands, of `[text](address)`. */
export function inMessage(text: string): string {
  return label(text, 80).replaceAll('[', '(').replaceAll(']', ')');
}
