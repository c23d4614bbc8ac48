/** Elements inside each other; what people write stays far below. Tables or inline blocks of 400 end Chromium's process. */
const deepest = 200;

/** True for markup whose layout may take the whole page down; to be asked before it comes into the page. */
export function isTooDeep(root: Node): boolean {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT);
  let depth = 0;
  for (;;) {
    if (walker.firstChild()) {
      if (++depth > deepest) return true;
      continue;
    }
    while (!walker.nextSibling()) {
      if (!walker.parentNode()) return false;
      depth--;
    }
  }
}
