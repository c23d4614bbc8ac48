import { UserError } from '../shared/errors';
import { Failure, say } from './terminal';

// Not in terminal.ts, which is a bundle of its own: its class of user errors would be another than the one that is thrown.
/** For `catch`: an error meant for people ends the command with status 2, a bug stays one. */
export function orFailure(error: unknown): never {
  throw error instanceof UserError ? new Failure(2, say(error.id, error.args)) : error;
}
