import type { DashboardState } from '../../../src/shared/dashboardApi';
import { opensOutline } from '../../../src/shared/dashboardDocument';
import type { Memory } from './memory';

/** Below this width the outline lies over the page, and is closed at first. */
const overlay = '(max-width: 699px)';

/** Whether the outline is open. Beside the page that is remembered; over it, it is closed after each use. */
export class OutlineSide {
  readonly #narrow = matchMedia(overlay);
  #overlayOpen = false;
  /** Open beside the page; undefined until the first state that is ready decides. */
  #beside: boolean | undefined;

  constructor(
    readonly memory: Memory,
    state: DashboardState,
    readonly changed: () => void,
  ) {
    this.#beside = memory.outline;
    this.settle(state);
    this.#narrow.addEventListener('change', () => {
      this.#overlayOpen = false;
      changed();
    });
  }

  get isOverlay(): boolean {
    return this.#narrow.matches;
  }

  get isOpen(): boolean {
    return this.isOverlay ? this.#overlayOpen : this.#beside === true;
  }

  /** An outline that comes later than the first tiles does not open by itself: it would push them aside. */
  settle(state: DashboardState): void {
    if (state.status === 'ready') this.#beside ??= opensOutline(state);
  }

  toggle(): void {
    if (this.isOverlay) {
      this.#overlayOpen = !this.#overlayOpen;
    } else {
      this.#beside = this.#beside !== true;
      this.memory.setOutline(this.#beside);
    }
    this.changed();
  }

  close(): void {
    if (this.isOpen) this.toggle();
  }
}
