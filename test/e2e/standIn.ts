import type { Frame } from 'playwright-core';

// A window that stands for VS Code around a panel's built page: where the window itself is not what is tested.

export type ThemeName = 'light' | 'dark' | 'hcDark' | 'hcLight';

/** Classes that VS Code gives the body of a webview. */
export const themeClasses: Readonly<Record<ThemeName, string>> = {
  light: 'vscode-light',
  dark: 'vscode-dark',
  hcDark: 'vscode-high-contrast',
  hcLight: 'vscode-high-contrast vscode-high-contrast-light',
};

/** Custom properties as the text of a style attribute. */
export function styleText(variables: Readonly<Record<string, string>>): string {
  return Object.entries(variables)
    .map(([property, value]) => `${property}: ${value}`)
    .join('; ');
}

/** The window: holds `/panel.html`, and keeps what it posts (`posted`) and remembers (`kept`). */
export const holder = `<!doctype html><html lang="en"><title>VS Code</title><style>html,body{margin:0;height:100%}iframe{border:0;width:100%;height:100%;display:block}</style>
<script>var posted = [], kept; function fromPage(message) { posted.push(message); } function keep(state) { kept = state; }</script>
<iframe id="webview" title="webview" src="/panel.html"></iframe></html>`;

export interface Dress {
  readonly nonce: string;
  readonly theme: ThemeName;
  readonly variables: Readonly<Record<string, string>>;
  /** What an earlier page kept. */
  readonly kept: unknown;
  /** CSS that VS Code puts into every webview. */
  readonly defaults: string;
}

/** A panel's document with VS Code's handle, colours and styles put in as VS Code does it. */
export function dressed(html: string, { nonce, theme, variables, kept, defaults }: Dress): string {
  const handle = `<script nonce="${nonce}">{
    const { parent } = window; let taken = false, state = ${kept === undefined ? 'undefined' : JSON.stringify(kept)};
    globalThis.acquireVsCodeApi = () => {
      if (taken) throw new Error('acquired twice');
      taken = true;
      return { postMessage: (m) => parent.fromPage(structuredClone(m)), getState: () => state, setState: (s) => parent.keep(state = JSON.parse(JSON.stringify(s))) };
    };
    window.parent = window;
  }</script>`;
  return html
    .replace('<html ', `<html style="${styleText(variables).replaceAll('"', '&quot;')}" `)
    .replace('<body>', `<body class="${themeClasses[theme]}" role="document">`)
    .replace('</title>', () => `</title>${handle}<style>@layer vscode-default { ${defaults} }</style>`);
}

/** Another theme, as VS Code changes it under a page. */
export async function setTheme(
  panel: Frame,
  theme: ThemeName,
  variables: Readonly<Record<string, string>>,
): Promise<void> {
  await panel.evaluate(
    ([css, classNames]) => {
      document.documentElement.style.cssText = css ?? '';
      document.body.className = classNames ?? '';
    },
    [styleText(variables), themeClasses[theme]],
  );
}

/** Messages sent so far were handled: each of these windows has gone once around, in this order. */
export async function settled(frames: readonly Frame[]): Promise<void> {
  for (const frame of frames)
    await frame.evaluate(
      () =>
        new Promise((resolve) => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = resolve;
          port2.postMessage(0);
        }),
    );
}
