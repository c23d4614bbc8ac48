import { UserError } from '../shared/errors';
import { Failure, say } from './terminal';

/** For `catch`: an error meant for people ends the command with status 2, a bug stays one. */
export function orFailure(error: unknown): never {
  // Not in terminal.ts, a bundle of its own: the class of these errors is that of the verb's bundle.
  throw error instanceof UserError ? new Failure(2, say(error.id, error.args)) : error;
}
