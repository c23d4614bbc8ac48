/** In place of the tiles, without a word of its own: keeps what the page says, and says to the page whatever a test (or an attack) wants. */
export const silentFrame = `
  globalThis.received = [];
  const block = (id) => JSON.parse(document.getElementById(id).textContent);
  const { state } = block('start');
  globalThis.start = { state, theme: block('theme') };
  document.documentElement.style.cssText = start.theme.css;
  document.body.innerHTML = '<main><h1 tabindex="-1">' + state.outline.map(({ text }) => text).join('</h1><h2>') +
    '</h2><p>Orders of the last twelve weeks, and what the model expects of the next four.</p><button>in the frame</button></main>';
  const { port1, port2 } = new MessageChannel();
  globalThis.say = (message) => port1.postMessage(message);
  port1.onmessage = ({ data }) => received.push(data);
  parent.postMessage({ type: 'hello' }, '*', [port2]);
`;

export const stubFrame = `${silentFrame}
  say({ type: 'ready' });
`;

export const stubStyle = `
  html { color-scheme: light dark; }
  body { margin: 0; padding: 24px; color: var(--vscode-editor-foreground, var(--vscode-foreground)); background: var(--vscode-editor-background); font: 15px/1.6 system-ui; }
  h1 { margin: 0 0 12px; } h1:focus { outline: none; }
`;
