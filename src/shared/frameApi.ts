import type { TileBody } from '../core/notebook/types';
import type { DashboardState, FrameRequest, PanelMessage } from './dashboardApi';
import { frameRequestSchema } from './dashboardApi';
import { amount, flag, oneOf, optional, text, type Schema } from './guard';

/** Colours as the frame needs them: it inherits no custom properties from the page around it. */
export interface FrameTheme {
  readonly kind: 'light' | 'dark' | 'hc-dark' | 'hc-light';
  /** `--vscode-*` names with their values. */
  readonly variables: Readonly<Record<string, string>>;
}

/** What the frame is born with, in a JSON block of its srcdoc. */
export interface FrameStart {
  readonly state: DashboardState;
  readonly bodies: readonly TileBody[];
  readonly nonce: string;
  readonly theme: FrameTheme;
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
