import { readCourseFolder as read, type CourseRead } from '../process/courseFiles';
import { UserError } from '../shared/errors';
import { Failure, say } from './terminal';

/** A course's files, and why some of them are not read; a folder without a course ends the verb with exit status 2. */
export async function readCourseFolder(folder: string): Promise<CourseRead> {
  try {
    return await read(folder);
  } catch (error) {
    throw error instanceof UserError ? new Failure(2, say(error.id, error.args)) : error;
  }
}
