import type { NotesIntent } from '../../../src/shared/notesApi';
import type { HostApi } from '../../common/vscodeApi';

/** What the lectures' page takes over from what ran before it. */
export interface NotesGiven {
  readonly api: HostApi<NotesIntent>;
  /** The lecture is on screen already, and that was reported. */
  readonly painted: boolean;
}
