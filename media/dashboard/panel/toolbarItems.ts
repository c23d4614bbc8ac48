import { themes, widths, type DashboardState, type PanelIntent } from '../../../src/shared/dashboardApi';
import { t, type Lang, type MessageId } from '../../../src/shared/t';
import type { IconName } from '../../common/icons';
import type { MenuItem } from '../../common/menu';

/** What the toolbar's controls do beyond plain intents. */
export interface ToolbarHost {
  send(intent: PanelIntent): void;
  toggleOutline(): void;
  isOutlineOpen(): boolean;
  find(): void;
  explainLive(anchor: HTMLElement): void;
}

interface Common {
  readonly id: string;
  readonly label: MessageId;
  readonly icon: IconName;
  readonly keys?: string;
  /** Controls of a higher number go into the overflow menu earlier. */
  readonly fold: number;
  /** Works without tiles: while loading, and after a failure. */
  readonly always?: boolean;
  /** Starts a new group, after a gap. */
  readonly gap?: boolean;
}
export interface ActionTool extends Common {
  readonly kind: 'action';
  run(host: ToolbarHost, anchor: HTMLElement): void;
}
export interface ToggleTool extends Common {
  readonly kind: 'toggle';
  isOn(state: DashboardState, host: ToolbarHost): boolean;
  run(host: ToolbarHost, state: DashboardState): void;
  /** Opens a part of the page: `aria-expanded` with this element's id, else `aria-pressed`. */
  readonly controls?: string;
}
export interface ChoiceTool extends Common {
  readonly kind: 'menu' | 'radios';
  options(state: DashboardState): readonly ChoiceOption[];
}
export interface ChoiceOption {
  readonly id: string;
  readonly label: MessageId;
  readonly icon?: IconName;
  readonly chosen: boolean;
  readonly intent: PanelIntent;
}
export type Tool = ActionTool | ToggleTool | ChoiceTool;

const layoutIcons = { flow: 'listFlat', grid: 'layout', report: 'book' } as const;

/** The controls in their order; those after `spring` stand at the right end. */
export const tools: readonly Tool[] = [
  {
    kind: 'toggle',
    id: 'outline',
    label: 'panel.outline',
    icon: 'listTree',
    fold: 0,
    controls: 'outline',
    isOn: (_state, host) => host.isOutlineOpen(),
    run: (host) => host.toggleOutline(),
  },
  {
    kind: 'radios',
    id: 'layout',
    label: 'panel.layout',
    icon: 'layout',
    fold: 2,
    gap: true,
    options: ({ layout, layouts }) =>
      layouts.map((id) => ({
        id,
        label: `panel.layout.${id}`,
        icon: layoutIcons[id],
        chosen: id === layout,
        intent: { type: 'set', layout: id },
      })),
  },
  {
    kind: 'toggle',
    id: 'code',
    label: 'panel.code',
    icon: 'code',
    fold: 1,
    gap: true,
    isOn: ({ code }) => code,
    run: (host, { code }) => host.send({ type: 'set', code: !code }),
  },
  {
    kind: 'menu',
    id: 'theme',
    label: 'panel.theme',
    icon: 'colorMode',
    fold: 11,
    options: ({ theme }) =>
      themes.map((id) => ({
        id,
        label: `panel.theme.${id}`,
        chosen: id === theme,
        intent: { type: 'set', theme: id },
      })),
  },
  {
    kind: 'menu',
    id: 'width',
    label: 'panel.width',
    icon: 'deviceMobile',
    fold: 12,
    options: ({ width }) =>
      widths.map((id) => ({
        id,
        label: `panel.width.${id}`,
        chosen: id === width,
        intent: { type: 'set', width: id },
      })),
  },
  {
    kind: 'action',
    id: 'find',
    label: 'panel.find',
    icon: 'search',
    keys: 'Control+F',
    fold: 0,
    run: (host) => host.find(),
  },
  {
    kind: 'action',
    id: 'reload',
    label: 'panel.reload',
    icon: 'refresh',
    fold: 13,
    always: true,
    gap: true,
    run: (host) => host.send({ type: 'reload' }),
  },
  {
    kind: 'action',
    id: 'openNotebook',
    label: 'panel.openNotebook',
    icon: 'goToFile',
    fold: 14,
    always: true,
    run: (host) => host.send({ type: 'openNotebook' }),
  },
  {
    kind: 'action',
    id: 'export',
    label: 'panel.export',
    icon: 'export',
    fold: 15,
    run: (host) => host.send({ type: 'export' }),
  },
  {
    kind: 'action',
    id: 'live',
    label: 'panel.live',
    icon: 'playCircle',
    fold: 16,
    run: (host, anchor) => host.explainLive(anchor),
  },
];

/** The choices of a tool as items of a menu. */
export function choiceItems(
  tool: ChoiceTool,
  state: DashboardState,
  host: ToolbarHost,
  lang: Lang,
): MenuItem[] {
  return tool.options(state).map(({ label, chosen, intent }) => ({
    label: t(lang, label),
    kind: 'radio',
    checked: chosen,
    run: () => host.send(intent),
  }));
}
