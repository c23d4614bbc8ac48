import type { ThemeChoice } from '../../../src/shared/dashboardApi';
import type { FrameTheme } from '../../../src/shared/frameApi';
import { palette } from './palette';

const classes = {
  light: ['vscode-light'],
  dark: ['vscode-dark'],
  'hc-dark': ['vscode-high-contrast'],
  'hc-light': ['vscode-high-contrast', 'vscode-high-contrast-light'],
} as const;

/** Puts colours on the page: the editor's, or our own where the person or the notebook chose otherwise. True if dark. */
export function applyTheme(theme: FrameTheme, choice: ThemeChoice): boolean {
  const own = choice !== 'follow' && choice !== theme.kind;
  const kind = own ? choice : theme.kind;
  const variables: Record<string, string> = { ...(own ? withoutColors(theme.variables) : theme.variables) };
  if (own) Object.assign(variables, palette(choice));
  const dark = kind === 'dark' || kind === 'hc-dark';
  variables['color-scheme'] = dark ? 'dark' : 'light';
  // VS Code has some 800 of them: set one by one, each is a change of style of its own.
  document.documentElement.style.cssText = Object.entries(variables)
    .map(([name, value]) => `${name}:${value}`)
    .join(';');
  document.body.classList.remove(...Object.values(classes).flat());
  document.body.classList.add(...classes[kind]);
  document.body.dataset['vscodeThemeKind'] = classes[kind].at(-1);
  return dark;
}

/** Fonts and sizes stay the editor's, whatever the colours. */
function withoutColors(variables: FrameTheme['variables']): Record<string, string> {
  return Object.fromEntries(Object.entries(variables).filter(([name]) => /-font-|font$/.test(name)));
}
