// Each figure is a bundle with a copy of this module in it, a lecture has several of them, and side by side each is
// drawn once in each language: a count alone would begin anew in each bundle.
const bundle = crypto.getRandomValues(new Uint32Array(2)).join('-');
let made = 0;

/** An id, or a name for a group of radio buttons, that nothing else on the page has. */
export function freshId(): string {
  return `figure-${bundle}-${++made}`;
}
