import { readCourseFiles as read } from '../process/courseFiles';
import { UserError } from '../shared/errors';
import { Failure, say } from './terminal';

/** A course's files for a verb; a folder without a course ends it with exit status 2. */
export async function readCourseFiles(folder: string): Promise<Map<string, string>> {
  try {
    return await read(folder);
  } catch (error) {
    throw error instanceof UserError ? new Failure(2, say(error.id, error.args)) : error;
  }
}
