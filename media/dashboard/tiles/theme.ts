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
  const dark = kind === 'dark' || kind === 'hc-dark';
  const css = own ? `${withoutColors(theme.css)};${cssText(palette(choice))}` : theme.css;
  // Set one by one, each of hundreds of properties is a change of style of its own.
  document.documentElement.style.cssText = `${css};color-scheme:${dark ? 'dark' : 'light'}`;
  document.body.classList.remove(...Object.values(classes).flat());
  document.body.classList.add(...classes[kind]);
  document.body.dataset['vscodeThemeKind'] = classes[kind].at(-1);
  return dark;
}

/** Properties with their values as the text of a style. */
export function cssText(properties: Readonly<Record<string, string>>): string {
  return Object.entries(properties)
    .map(([name, value]) => `${name}:${value}`)
    .join(';');
}

/** Fonts and sizes stay the editor's, whatever the colours. */
function withoutColors(css: string): string {
  const { style } = document.createElement('div');
  style.cssText = css;
  const names = [...style].filter((name) => /-font-|font$/.test(name));
  return cssText(Object.fromEntries(names.map((name) => [name, style.getPropertyValue(name)])));
}
