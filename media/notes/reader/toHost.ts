import type { NotesIntent } from '../../../src/shared/notesApi';
import { afterPaint } from '../../common/afterPaint';
import type { HostApi } from '../../common/vscodeApi';

/** What the page says to its host, in the order in which it happened. */
export class ToHost {
  /** The lecture that is shown already, and of which the host does not know yet. */
  #gone: number | undefined;

  constructor(readonly api: HostApi<NotesIntent>) {}

  readonly send = (intent: NotesIntent): void => {
    // Whatever is said is about the lecture that is shown.
    this.#follow();
    this.api.post(intent);
  };

  /** Of a lecture that the page opens by itself: after its paint, for VS Code names the tab then, in the same thread. */
  went(number: number): void {
    this.#gone = number;
    afterPaint(() => this.#follow());
  }

  #follow(): void {
    const number = this.#gone;
    this.#gone = undefined;
    if (number !== undefined) this.api.post({ type: 'go', number });
  }
}
