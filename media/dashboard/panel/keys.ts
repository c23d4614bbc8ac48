import type { HostKey, PanelIntent } from '../../../src/shared/dashboardApi';
import type { ForwardedKey } from '../../../src/shared/frameApi';
import type { FindBox } from './find';

export interface KeyTargets {
  readonly find: () => FindBox;
  readonly send: (intent: PanelIntent) => void;
  /** Closes what lies over the page, if anything does. */
  readonly escape: () => boolean;
}

/** Our own keys on the page outside the frame. VS Code hears all keys of this page by itself. */
export function listenToKeys({ find, escape }: KeyTargets): void {
  window.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    const box = find();
    if (isFind(event)) box.open();
    else if (event.key === 'F3' && box.isOpen) box.step(event.shiftKey ? 'previous' : 'next');
    else if (event.key !== 'Escape' || !escape()) return;
    event.preventDefault();
  });
}

function isFind({ key, code, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  // Where the layout gives another letter (Korean, Cyrillic), the key's place decides.
  const isF = /^[a-z]$/i.test(key) ? key.toLowerCase() === 'f' : code === 'KeyF';
  return (ctrlKey || metaKey) && !altKey && !shiftKey && isF;
}

/**
 * A key that the frame says was pressed inside it. A script of the notebook can say so too: except for closing our own
 * find box (Escape is no sign of a person to the browser), it counts only shortly after a real key or button.
 */
export function pressForwarded(key: ForwardedKey, { find, send, escape }: KeyTargets): void {
  if (key === 'closeFind') {
    escape();
  } else if (navigator.userActivation.isActive) {
    if (key === 'find') find().open(null);
    else send({ type: 'key', key: key satisfies HostKey });
  }
}
