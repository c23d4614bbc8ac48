import type { FrameTheme } from '../../../src/shared/frameApi';

/** VS Code's colours and fonts as this page has them: custom properties of <html>, the kind as a class of <body>. */
export function readTheme(): FrameTheme {
  return { kind: themeKind(), css: document.documentElement.style.cssText };
}

function themeKind(): FrameTheme['kind'] {
  const { classList } = document.body;
  // High contrast light carries the class of the dark one too.
  if (classList.contains('vscode-high-contrast-light')) return 'hc-light';
  if (classList.contains('vscode-high-contrast')) return 'hc-dark';
  return classList.contains('vscode-dark') ? 'dark' : 'light';
}

/** Calls back once for each change of theme: VS Code rewrites hundreds of properties at a time. */
export function watchTheme(changed: (theme: FrameTheme) => void): void {
  let last = JSON.stringify(readTheme());
  const observer = new MutationObserver(() => {
    const theme = readTheme();
    const text = JSON.stringify(theme);
    if (text === last) return;
    last = text;
    changed(theme);
  });
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] });
  observer.observe(document.body, { attributes: true, attributeFilter: ['class'] });
}
