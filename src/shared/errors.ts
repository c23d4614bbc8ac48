import type { MessageArgs, MessageId } from './t';

/** What the person can do about an error; each panel and the command line show it in their own way. */
export type ErrorAction = 'reload' | 'openAsText' | 'openNotebook' | 'showLog';

/** An error meant for people: what happened and what to do. Everything else that is thrown is a bug. */
export class UserError extends Error {
  constructor(
    readonly id: MessageId,
    readonly args: MessageArgs = {},
    readonly action?: ErrorAction,
  ) {
    super(id);
    this.name = 'UserError';
  }
}
