/** What the host wrote into a block of the page; empty where there is none. */
export function blockText(id: string): string {
  return document.getElementById(id)?.textContent ?? '';
}
