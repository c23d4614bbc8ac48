import type { ForwardedKey } from '../../../src/shared/frameApi';

/** Keys that belong to VS Code or to our own find box, pressed while the focus is in the tiles. */
export function forwardedKey(event: KeyboardEvent): ForwardedKey | undefined {
  const { key, ctrlKey, metaKey, shiftKey, altKey } = event;
  if (event.isComposing || altKey) return undefined;
  const main = ctrlKey || metaKey;
  if (!main) {
    if (key === 'F1') return 'palette';
    if (key === 'F6') return shiftKey ? 'previousPart' : 'nextPart';
    return key === 'Escape' && !shiftKey ? 'closeFind' : undefined;
  }
  // Where the layout gives another letter (Korean, Cyrillic), the key's place decides.
  const letter = /^[a-z]$/i.test(key) ? key.toLowerCase() : event.code.replace(/^Key/, '').toLowerCase();
  if (shiftKey) return letter === 'p' ? 'palette' : undefined;
  if (key === 'F4') return 'closeEditor';
  if (key === 'F6') return 'nextGroup';
  const letters: Readonly<Record<string, ForwardedKey>> = {
    f: 'find',
    p: 'quickOpen',
    s: 'save',
    w: 'closeEditor',
  };
  return Object.hasOwn(letters, letter) ? letters[letter] : undefined;
}

/** Reports such keys if a person pressed them; scripts of a notebook can press none. */
export function watchKeys(report: (key: ForwardedKey) => void): void {
  addEventListener('keydown', (event) => {
    if (!event.isTrusted || event.defaultPrevented) return;
    const key = forwardedKey(event);
    if (!key) return;
    // Escape also ends what a control of the notebook is doing.
    if (key !== 'closeFind') event.preventDefault();
    report(key);
  });
}
