import type { FrameTheme } from '../../../src/shared/frameApi';
import { palette } from '../../../media/dashboard/tiles/palette';
import { cssText } from '../../../media/dashboard/tiles/theme';

const fonts = {
  '--vscode-font-family': 'system-ui, sans-serif',
  '--vscode-editor-font-family': 'monospace',
};

/** VS Code's themes as the panel hands them over. */
export const themes = {
  light: { kind: 'light', css: cssText({ ...fonts, ...palette('light') }) },
  dark: { kind: 'dark', css: cssText({ ...fonts, ...palette('dark') }) },
  'hc-dark': {
    kind: 'hc-dark',
    css: cssText({
      ...fonts,
      ...Object.fromEntries(
        Object.entries(palette('dark')).filter(([name]) => /terminal|debug|charts/.test(name)),
      ),
      '--vscode-foreground': '#ffffff',
      '--vscode-editor-foreground': '#ffffff',
      '--vscode-editor-background': '#000000',
      '--vscode-editorWidget-background': '#0c141f',
      '--vscode-descriptionForeground': 'rgba(255, 255, 255, 0.7)',
      '--vscode-contrastBorder': '#6fc3df',
      '--vscode-contrastActiveBorder': '#f38518',
      '--vscode-focusBorder': '#f38518',
      '--vscode-textLink-foreground': '#21a6ff',
      '--vscode-button-secondaryForeground': '#ffffff',
      '--vscode-textPreformat-background': '#ffffff',
      '--vscode-textPreformat-foreground': '#000000',
      '--vscode-errorForeground': '#f48771',
    }),
  },
} as const satisfies Readonly<Record<string, FrameTheme>>;
