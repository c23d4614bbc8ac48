import type { FrameRequest, PanelMessage } from './dashboardApi';
import { frameRequestSchema } from './dashboardApi';
import { amount, flag, oneOf, optional, text, type Schema } from './guard';

/** Colours as the frame needs them: it inherits no custom properties from the page around it. */
export interface FrameTheme {
  readonly kind: 'light' | 'dark' | 'hc-dark' | 'hc-light';
  /** `--vscode-*` names with their values, as the text of a style: VS Code has some 800 of them. */
  readonly css: string;
}

/** The first word of the frame, to the page around it, with that page's end of their channel. */
export interface FrameHello {
  readonly type: 'hello';
}

/** From the page around it to the frame. */
export type FrameMessage =
  | Exclude<PanelMessage, { type: 'find' } | { type: 'reveal' }>
  | { readonly type: 'theme'; readonly theme: FrameTheme }
  | { readonly type: 'scrollTo'; readonly tile: string; readonly heading?: number }
  /** An empty query clears the marks. */
  | {
      readonly type: 'find';
      readonly query: string;
      readonly step: 'stay' | 'next' | 'previous';
      readonly matchCase: boolean;
    }
  | { readonly type: 'focus' };

/** Keys that VS Code must still hear while the focus is inside the frame; everything else stays there. */
export const forwardedKeys = [
  'find',
  'palette',
  'quickOpen',
  'closeFind',
  'save',
  'nextGroup',
  'closeEditor',
  'nextPart',
  'previousPart',
] as const;
export type ForwardedKey = (typeof forwardedKeys)[number];

/** From the frame; everything in it may have been written by a script of the notebook. */
export type FrameIntent =
  | FrameRequest
  | { readonly type: 'ready' }
  | { readonly type: 'found'; readonly current: number; readonly total: number; readonly partial?: boolean }
  /** The heading that is read now: the outline marks it. */
  | { readonly type: 'at'; readonly tile: string; readonly heading?: number }
  | { readonly type: 'key'; readonly key: ForwardedKey };

export const frameIntentSchema: Schema<FrameIntent> = {
  ...frameRequestSchema,
  ready: {},
  found: { current: amount, total: amount, partial: optional(flag) },
  at: { tile: text, heading: optional(amount) },
  key: { key: oneOf(...forwardedKeys) },
};
