import type * as vscode from 'vscode';
import type { Log } from '../../host/log';
import type { MediaFiles } from '../../process/mediaFiles';
import type { NotesActions } from './actions';
import type { CourseProgress } from './courseProgress';
import type { Evidence } from './mapEvidence';
import type { OpenCourse } from './openCourse';
import type { Personal } from './personal';

/** What the lectures' panel works with. */
export interface NotesServices {
  readonly log: Log;
  readonly media: MediaFiles;
  readonly mediaRoot: vscode.Uri;
  readonly library: OpenCourse;
  readonly personal: Personal;
  readonly progress: CourseProgress;
  readonly evidence: Evidence;
  readonly actions: NotesActions;
  readonly painted: (what: string, ms: number) => void;
  /** Opens the lab's own course, at a place (`8#ports`) where one is given. */
  readonly goToOurs: (place?: string) => Promise<void>;
}
