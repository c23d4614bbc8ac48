import type {
  GridSettings,
  Layout,
  OutlineEntry,
  Reference,
  TileBody,
  TileHead,
} from '../core/notebook/types';
import type { ErrorAction } from './errors';
import { amount, flag, listOf, oneOf, optional, text, type Schema } from './guard';
import { paintedSchema, type Painted } from './measureApi';
import type { JsonObject } from './json';
import type { Lang } from './t';

/** Bundles that a page gets only when one of its tiles needs them; `math` is a stylesheet with fonts. */
export const rendererNames = ['widgets', 'vega', 'plotly', 'math'] as const;
export type RendererName = (typeof rendererNames)[number];

export const layouts = ['flow', 'grid', 'report'] as const;
export const themes = ['follow', 'light', 'dark'] as const;
export type ThemeChoice = (typeof themes)[number];
export const widths = ['phone', 'tablet', 'wide'] as const;
export type Width = (typeof widths)[number];
/**
 * Key bindings of VS Code that the person pressed inside the inner frame. The page cannot press them again for VS Code:
 * it takes only trusted keyboard events from webviews.
 */
export const hostKeys = [
  'palette',
  'quickOpen',
  'save',
  'nextGroup',
  'closeEditor',
  'nextPart',
  'previousPart',
] as const;
export type HostKey = (typeof hostKeys)[number];

/** A sentence for the person, already in their language, with what they can do about it. */
export interface Notice {
  readonly text: string;
  readonly action?: ErrorAction;
}

/** The whole view state of one dashboard; tiles come without bodies. */
export interface DashboardState {
  /** Grows with each push of this panel. */
  readonly revision: number;
  readonly lang: Lang;
  readonly title: string;
  readonly status: 'loading' | 'ready' | 'failed';
  readonly failure?: Notice;
  readonly problems: readonly Notice[];
  readonly trusted: boolean;
  readonly layout: Layout;
  readonly layouts: readonly Layout[];
  readonly code: boolean;
  readonly theme: ThemeChoice;
  readonly width: Width;
  readonly grid?: GridSettings;
  readonly tiles: readonly TileHead[];
  readonly outline: readonly OutlineEntry[];
  readonly neverRun: boolean;
  /** Another one means another stored widget state: widgets are drawn anew from it. */
  readonly widgets?: string;
}

export type PanelMessage =
  | { readonly type: 'state'; readonly state: DashboardState }
  /** A newer state that differs from the one before in these tiles only. */
  | { readonly type: 'heads'; readonly revision: number; readonly heads: readonly TileHead[] }
  | { readonly type: 'bodies'; readonly bodies: readonly TileBody[] }
  /** `url` is a data: address; null where the file is missing, not an image, or outside the notebook's folder. */
  | { readonly type: 'asset'; readonly tile: string; readonly id: string; readonly url: string | null }
  | {
      readonly type: 'renderer';
      readonly name: RendererName;
      readonly script: string;
      readonly style: string;
    }
  | {
      readonly type: 'widgetState';
      readonly state: JsonObject | null;
      readonly references: readonly Reference[];
    }
  | { readonly type: 'reveal'; readonly tile: string }
  | { readonly type: 'find' };

/** What a tile may ask for, wherever it lives. These cross from the inner frame, where scripts of notebooks run. */
export type FrameRequest =
  | { readonly type: 'need'; readonly tiles: readonly string[] }
  | { readonly type: 'asset'; readonly tile: string; readonly id: string }
  | { readonly type: 'renderer'; readonly name: RendererName }
  | { readonly type: 'widgetState' }
  | { readonly type: 'reveal'; readonly tile: string }
  | { readonly type: 'showAll'; readonly tile: string }
  /** Asks; the host confirms with the person before anything is fetched. */
  | { readonly type: 'loadRemote'; readonly tile: string; readonly id: string }
  | { readonly type: 'openReference'; readonly tile: string; readonly id: string }
  | Painted
  /** A tile that changed is on screen again, since `at` (milliseconds of the epoch): for the measure of edits. */
  | { readonly type: 'redrawn'; readonly tile: string; readonly at: number };

/** What the person asks for in the toolbar and the bars; never sent on behalf of the inner frame. */
export type PanelIntent =
  | FrameRequest
  | { readonly type: 'ready' }
  | {
      readonly type: 'set';
      readonly layout?: Layout;
      readonly code?: boolean;
      readonly theme?: ThemeChoice;
      readonly width?: Width;
    }
  | { readonly type: 'reload' }
  | { readonly type: 'openNotebook' }
  | { readonly type: 'export' }
  | { readonly type: 'goLive' }
  | { readonly type: 'trust' }
  | { readonly type: 'act'; readonly action: ErrorAction }
  | { readonly type: 'key'; readonly key: HostKey };

const tileAndId = { tile: text, id: text };

export const frameRequestSchema: Schema<FrameRequest> = {
  need: { tiles: listOf(text, 500) },
  asset: tileAndId,
  renderer: { name: oneOf(...rendererNames) },
  widgetState: {},
  reveal: { tile: text },
  showAll: { tile: text },
  loadRemote: tileAndId,
  openReference: tileAndId,
  ...paintedSchema,
  redrawn: { tile: text, at: amount },
};

export const panelIntentSchema: Schema<PanelIntent> = {
  ...frameRequestSchema,
  ready: {},
  set: {
    layout: optional(oneOf(...layouts)),
    code: optional(flag),
    theme: optional(oneOf(...themes)),
    width: optional(oneOf(...widths)),
  },
  reload: {},
  openNotebook: {},
  export: {},
  goLive: {},
  trust: {},
  act: { action: oneOf('reload', 'openAsText', 'openNotebook', 'showLog') },
  key: { key: oneOf(...hostKeys) },
};

/** The page's start: written into the panel's HTML so that the first tiles need no message of the host. */
export interface PanelStart {
  readonly state: DashboardState;
  readonly bodies: readonly TileBody[];
  /** Kept by the page with `setState`: the serializer opens the same notebook again by it. */
  readonly restore?: { readonly notebook: string };
}
