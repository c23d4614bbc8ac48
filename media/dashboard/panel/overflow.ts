import type { DashboardState } from '../../../src/shared/dashboardApi';
import { t, type Lang } from '../../../src/shared/t';
import type { MenuGroup, MenuItem } from '../../common/menu';
import { choiceItems, type Tool, type ToolbarHost } from './toolbarItems';

export interface OverflowContext {
  readonly state: DashboardState;
  readonly host: ToolbarHost;
  readonly lang: Lang;
  /** The button of the menu: what floats beside a folded control floats beside it. */
  readonly anchor: HTMLElement;
  readonly isOff: (tool: Tool) => boolean;
}

/** The folded controls as groups of a menu: choices under their names, the rest together. */
export function overflowGroups(folded: readonly Tool[], context: OverflowContext): MenuGroup[] {
  const { state, host, lang, anchor, isOff } = context;
  const plain: MenuItem[] = [];
  const groups: MenuGroup[] = [];
  for (const tool of folded) {
    const disabled = isOff(tool);
    const label = t(lang, tool.label);
    if (tool.kind === 'action') {
      plain.push({ label, icon: tool.icon, disabled, run: () => tool.run(host, anchor) });
    } else if (tool.kind === 'toggle') {
      plain.push({
        label,
        icon: tool.icon,
        disabled,
        kind: 'check',
        checked: tool.isOn(state, host),
        run: () => tool.run(host, state),
      });
    } else {
      const items = choiceItems(tool, state, host, lang);
      if (items.length > 1) groups.push({ label, items: items.map((item) => ({ ...item, disabled })) });
    }
  }
  return plain.length > 0 ? [...groups, { items: plain }] : groups;
}
