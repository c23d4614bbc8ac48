const margin = 4;

/** One thing that floats over the page beside its anchor (a menu, an explanation): at most one is open. */
export class Popup {
  #open: { readonly content: HTMLElement; readonly anchor: HTMLElement } | undefined;

  constructor() {
    document.addEventListener('pointerdown', ({ target }) => {
      if (!(target instanceof Node) || !this.#open) return;
      const { content, anchor } = this.#open;
      if (!content.contains(target) && !anchor.contains(target)) this.close();
    });
    // The focus went into the inner frame, or to another part of VS Code.
    window.addEventListener('blur', () => this.close());
    window.addEventListener('resize', () => this.close());
  }

  get anchor(): HTMLElement | undefined {
    return this.#open?.anchor;
  }

  open(anchor: HTMLElement, content: HTMLElement): void {
    this.close();
    this.#open = { content, anchor };
    content.classList.add('popup');
    content.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      this.close('anchor');
    });
    content.addEventListener('focusout', ({ relatedTarget }) => {
      // Back on its own button: what the press of that button means is for the button to say.
      if (!(relatedTarget instanceof Node) || anchor.contains(relatedTarget)) return;
      if (!content.contains(relatedTarget)) this.close();
    });
    // In the landmark of its anchor, so that screen readers find it there.
    (anchor.closest('header, main') ?? document.body).append(content);
    anchor.setAttribute('aria-expanded', 'true');
    place(content, anchor);
  }

  /** `anchor`: gives the focus back to where it was before. */
  close(focus?: 'anchor'): void {
    const open = this.#open;
    if (!open) return;
    this.#open = undefined;
    open.anchor.setAttribute('aria-expanded', 'false');
    open.content.remove();
    if (focus) open.anchor.focus();
  }
}

/** Under the anchor, and inside the window: a popup that does not fit to the right ends where its anchor ends. */
function place(content: HTMLElement, anchor: HTMLElement): void {
  const at = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = content;
  const left = at.left + width + margin > innerWidth ? at.right - width : at.left;
  const below = innerHeight - at.bottom - margin;
  const top = height > below && at.top > below ? at.top - height - margin : at.bottom + margin;
  content.style.left = `${Math.max(margin, Math.min(left, innerWidth - width - margin))}px`;
  content.style.top = `${Math.max(margin, top)}px`;
  content.style.maxHeight = `${innerHeight - Math.max(margin, top) - margin}px`;
}
