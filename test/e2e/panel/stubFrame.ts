/** In place of the tiles, without a word of its own: keeps what the page says, and says to the page whatever a test (or an attack) wants. */
export const silentFrame = `
  globalThis.received = [];
  addEventListener('message', ({ data, ports }) => {
    if (data?.type !== 'start') return;
    globalThis.ports = (globalThis.ports ?? 0) + 1;
    const { state } = JSON.parse(data.start);
    globalThis.start = { state, theme: data.theme };
    document.documentElement.style.cssText = data.theme.css;
    document.body.innerHTML = '<main><h1 tabindex="-1">' + state.outline.map(({ text }) => text).join('</h1><h2>') +
      '</h2><p>Orders of the last twelve weeks, and what the model expects of the next four.</p><button>in the frame</button></main>';
    const port = ports[0];
    globalThis.say = (message) => port.postMessage(message);
    port.onmessage = ({ data }) => received.push(data);
  });
  parent.postMessage({ type: 'hello' }, '*');
`;

export const stubFrame = `${silentFrame}
  addEventListener('message', ({ data }) => data?.type === 'start' && say({ type: 'ready' }));
`;

export const stubStyle = `
  html { color-scheme: light dark; }
  body { margin: 0; padding: 24px; color: var(--vscode-editor-foreground, var(--vscode-foreground)); background: var(--vscode-editor-background); font: 15px/1.6 system-ui; }
  h1 { margin: 0 0 12px; } h1:focus { outline: none; }
`;
