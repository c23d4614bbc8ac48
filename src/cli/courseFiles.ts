import { readCourseFolder as read, type CourseRead } from '../process/courseFiles';
import { orFailure } from './orFailure';

/** A course's files, and why some of them are not read; a folder without a course ends the verb with exit status 2. */
export async function readCourseFolder(folder: string): Promise<CourseRead> {
  return read(folder).catch(orFailure);
}
