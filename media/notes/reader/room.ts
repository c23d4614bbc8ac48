/** Over a narrow page the outline lies on the text: there it opens only when it is asked for. */
export const narrow = '(max-width: 700px)';

/** Whether a page begins with its outline open; `kept` is what the person chose on an earlier wide page. */
export function opensOutline(kept: unknown): boolean {
  return !matchMedia(narrow).matches && (typeof kept === 'boolean' ? kept : innerWidth > 900);
}
