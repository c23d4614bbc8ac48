/** Tells when elements come near the visible part of the page. */
export class Near {
  readonly #waiting = new Map<Element, () => void>();
  readonly #observer: IntersectionObserver;
  #begun = false;

  /**
   * @param margin in CSS pixels or per cent of the page's height, before and after what is visible
   * @param begin nothing is near before this settles
   */
  constructor(margin: string, begin: Promise<void>) {
    void begin.then(() => {
      this.#begun = true;
      for (const element of this.#waiting.keys()) this.#observer.observe(element);
    });
    // The document as root: margins of the implicit root do not count inside a frame of another origin.
    this.#observer = new IntersectionObserver((entries) => this.#see(entries), {
      root: document,
      rootMargin: `${margin} 0px`,
    });
  }

  /** Calls back once; the result cancels. */
  when(element: Element, callback: () => void): () => void {
    this.#waiting.set(element, callback);
    if (this.#begun) this.#observer.observe(element);
    return () => this.#forget(element);
  }

  #see(entries: readonly IntersectionObserverEntry[]): void {
    for (const { isIntersecting, target } of entries) {
      const callback = isIntersecting ? this.#waiting.get(target) : undefined;
      if (!callback) continue;
      this.#forget(target);
      callback();
    }
  }

  #forget(element: Element): void {
    this.#waiting.delete(element);
    this.#observer.unobserve(element);
  }
}
