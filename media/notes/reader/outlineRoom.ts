/** Over a narrow page the outline lies on the text: there it opens only when it is asked for. */
const narrow = '(max-width: 700px)';

/** Whether a page begins with its outline open; `kept` is what the person chose on an earlier wide page. */
export function opensOutline(kept: unknown): boolean {
  return !matchMedia(narrow).matches && (typeof kept === 'boolean' ? kept : innerWidth > 900);
}

/** Whether the outline is open. Beside the text that is remembered; over it, it is closed after each use. */
export class OutlineRoom {
  readonly #narrow = matchMedia(narrow);
  #wide: boolean;
  #open: boolean;

  constructor(
    kept: boolean | undefined,
    readonly changed: () => void,
  ) {
    this.#wide = kept ?? true;
    this.#open = opensOutline(kept);
    this.#narrow.addEventListener('change', ({ matches }) => {
      if (matches === this.#open) this.toggle(!matches && this.#wide);
    });
  }

  get isOpen(): boolean {
    return this.#open;
  }

  get isOverText(): boolean {
    return this.#narrow.matches;
  }

  /** What the person chose for wide pages. */
  get wide(): boolean {
    return this.#wide;
  }

  toggle(open = !this.#open): void {
    this.#open = open;
    if (!this.isOverText) this.#wide = open;
    this.changed();
  }

  /** Gives the text free, where it is covered; true if it was. */
  uncover(): boolean {
    const covered = this.isOverText && this.#open;
    if (covered) this.toggle(false);
    return covered;
  }
}
