/** Elements that a picture may grow to by `<use>`: matplotlib's largest plots of ours have some ten thousand. */
const most = 100_000;

/**
 * Takes every `<use>` out of a fragment in which they multiply: ten levels of ten copies each are a hundred lines of
 * text and ten thousand million elements, over which the browser hangs. Copies of what holds itself count as well.
 */
export function limitUses(fragment: DocumentFragment): void {
  const uses = fragment.querySelectorAll('use');
  if (uses.length === 0) return;
  const sizes = new Map<Element, number>();
  const sizeOf = (element: Element): number => {
    const known = sizes.get(element);
    if (known !== undefined) return known;
    // Whoever meets it again on the way down is inside itself.
    sizes.set(element, Infinity);
    let size = 1;
    for (const child of element.children) size += sizeOf(child);
    if (element.localName === 'use') size += sizeOfTarget(element);
    sizes.set(element, size);
    return size;
  };
  const sizeOfTarget = (use: Element): number => {
    const address = use.getAttribute('href') ?? use.getAttribute('xlink:href') ?? '';
    const target =
      address.length > 1 ? fragment.querySelector(`[id="${CSS.escape(address.slice(1))}"]`) : null;
    return target ? sizeOf(target) : 0;
  };
  let total = 0;
  for (const child of fragment.children) total += sizeOf(child);
  if (total > most) for (const use of uses) use.remove();
}
