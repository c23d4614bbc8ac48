import type { MessageId } from '../../shared/t';
import type { Problem } from './types';

const faults: ReadonlySet<MessageId> = new Set<MessageId>([
  'notebook.unexpected',
  'notebook.truncated',
  'notebook.control',
  'notebook.conflict',
]);

/** The file is not JSON: what is shown of it ends at the fault. A panel shows that much, the command line refuses. */
export function isFault({ message }: Problem): boolean {
  return faults.has(message);
}
