import type { TileOptions } from '../core/notebook/tile';
import type { CellHead, Output, Problem, TileBody } from '../core/notebook/types';
import { UserError, type ErrorAction } from '../shared/errors';
import type { Json, JsonObject } from '../shared/json';
import type { MessageArgs, MessageId } from '../shared/t';

/** Between a large notebook's client and its worker. `id` joins answers to requests. */
export type NotebookRequest = { readonly id: number } & (
  | { readonly what: 'outputs'; readonly cell: number }
  | { readonly what: 'body'; readonly cell: number; readonly options: TileOptions }
  | { readonly what: 'widgetState' }
);

/** The host has taken a batch and done other work since: send the next one. */
export interface NotebookMore {
  readonly what: 'more';
}

export type NotebookReply =
  /** Some heads, in order; all have come when `opened` comes. */
  | { readonly type: 'heads'; readonly heads: readonly CellHead[] }
  | {
      readonly type: 'opened';
      readonly metadata: JsonObject;
      readonly problems: readonly Problem[];
      readonly hash: string;
      readonly size: number;
    }
  | { readonly type: 'refused'; readonly error: WireError }
  | { readonly type: 'outputs'; readonly id: number; readonly outputs: readonly Output[] }
  | { readonly type: 'body'; readonly id: number; readonly body: TileBody }
  /** Some stored models; the last message of an answer has `rest`, the state's other members, or null without state. */
  | { readonly type: 'models'; readonly id: number; readonly models: readonly (readonly [string, Json])[] }
  | { readonly type: 'widgetState'; readonly id: number; readonly rest: JsonObject | null }
  | { readonly type: 'failed'; readonly id: number; readonly error: WireError };

/** An error as it crosses: one for people, or a bug with its stack. */
export type WireError =
  | { readonly user: { readonly id: MessageId; readonly args: MessageArgs; readonly action?: ErrorAction } }
  | { readonly bug: string };

export function toWire(error: unknown): WireError {
  if (!(error instanceof UserError))
    return { bug: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  const { id, args, action } = error;
  return { user: { id, args, ...(action ? { action } : {}) } };
}

export function fromWire(error: WireError): Error {
  if ('user' in error) return new UserError(error.user.id, error.user.args, error.user.action);
  return new Error(error.bug);
}
