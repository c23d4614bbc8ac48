import { randomBytes } from 'node:crypto';
import { ViewColumn, window } from 'vscode';
import type { Size } from './api';

/** An empty webview panel's own first paint, with the options of a dashboard: what no panel of VS Code can be faster than. */
export async function floor(): Promise<{ ms: number; size: Size }> {
  const started = performance.now();
  const panel = window.createWebviewPanel('ailabBench.floor', 'Floor', ViewColumn.Active, {
    enableScripts: true,
    retainContextWhenHidden: true,
    localResourceRoots: [],
  });
  try {
    const painted = new Promise<Size>((resolve) => panel.webview.onDidReceiveMessage(resolve));
    const nonce = randomBytes(16).toString('hex');
    panel.webview.html = `<!DOCTYPE html><html><head>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'nonce-${nonce}'"></head>
<body><script nonce="${nonce}">
const code = acquireVsCodeApi();
requestAnimationFrame(() => {
  // Comes after the frame is painted, as a dashboard's own report does.
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => code.postMessage({ width: innerWidth, height: innerHeight });
  port2.postMessage(null);
});
</script></body></html>`;
    const size = await painted;
    return { ms: performance.now() - started, size };
  } finally {
    panel.dispose();
  }
}
