import type { Disposable } from 'vscode';

/** Owns what a class has made; disposes all of it, in reverse order, even if one of them throws. */
export class DisposableStore implements Disposable {
  readonly #own = new Set<Disposable>();
  #ended = false;

  /** Owns from birth; what is added after the end is disposed at once. */
  add<T extends Disposable>(value: T): T {
    if (this.#ended) value.dispose();
    else this.#own.add(value);
    return value;
  }

  get ended(): boolean {
    return this.#ended;
  }

  dispose(): void {
    if (this.#ended) return;
    this.#ended = true;
    const failures: unknown[] = [];
    for (const value of [...this.#own].reverse()) {
      try {
        value.dispose();
      } catch (error) {
        failures.push(error);
      }
    }
    this.#own.clear();
    if (failures.length > 0) throw new AggregateError(failures, 'disposing failed');
  }
}
