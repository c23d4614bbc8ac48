import { amount, oneOf, type Schema } from './guard';

/** `first`: a tile is on screen; `screen`: all tiles of the first screen are, widgets included. Milliseconds since the page began. */
export interface Painted {
  readonly type: 'painted';
  readonly what: 'first' | 'screen';
  readonly ms: number;
}

/** Apart from the other messages: a page's first lines of code check it before anything else is there. */
export const paintedSchema: Schema<Painted> = {
  painted: { what: oneOf('first', 'screen'), ms: amount },
};
