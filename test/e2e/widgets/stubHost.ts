/**
 * Runs inside the sandboxed frame, in place of the page's runtime: registers the bundle, answers for the host and draws
 * parts in the plainest way. It is text because it must work in the frame alone, where only inline scripts run.
 */
export const stubHost = String.raw`
const start = JSON.parse(document.getElementById('start').textContent);
window.violations = [];
document.addEventListener('securitypolicyviolation', (event) =>
  violations.push(event.violatedDirective + ' ' + event.blockedURI));
window.asked = { states: 0 };
window.renderers = {};
globalThis.ailabRegister = (name, renderer) => { renderers[name] = renderer; };
const never = new Promise(() => {});
const host = {
  asset: async () => null,
  renderer: async () => never,
  widgetState: () => {
    asked.states++;
    return start.silent ? never : Promise.resolve({ state: start.state, references: start.references });
  },
  reveal() {}, showAll() {}, openReference() {},
};
const make = (kind, text, html) => {
  const element = document.createElement('div');
  element.dataset.kind = kind;
  if (html) element.textContent = html.replace(/<[^>]*>/g, '');
  else element.textContent = text;
  return element;
};
const context = (tile) => ({
  tile, references: [], trusted: start.trusted, lang: start.lang, dark: false, nonce: start.nonce, host,
  text: (id, args = {}) => (start.texts[id] ?? id + JSON.stringify(args)).replace(/\{(\w+)\}/g, (whole, name) => name in args ? args[name] : whole),
  notice: (level, text) => { const box = make('notice', text); box.dataset.level = level; return box; },
  parts: async (parts) => {
    const holder = document.createElement('div');
    for (const part of parts) holder.append(await drawn(part, tile));
    return holder;
  },
});
window.undraws = {};
async function drawn(part, tile) {
  if (part.kind !== 'widget') return make(part.kind, part.message || part.name || '', part.html);
  const holder = document.createElement('div');
  holder.dataset.kind = 'widget';
  (undraws[tile] ??= []).push(await renderers.widgets.draw(part, holder, context(tile)));
  return holder;
}
window.drawCell = async (index) => {
  const cell = document.createElement('section');
  cell.id = 'cell-' + index;
  document.body.append(cell);
  for (const part of start.cells[index]) {
    if (part.kind !== 'widget') { cell.append(await drawn(part, 'tile' + index)); continue; }
    const holder = document.createElement('div');
    cell.append(holder);
    (undraws['tile' + index] ??= []).push(await renderers.widgets.draw(part, holder, context('tile' + index)));
  }
};
window.drawAll = async () => {
  const begun = performance.now();
  for (const index of start.cells.keys()) await drawCell(index);
  document.body.dataset.ready = '';
  return performance.now() - begun;
};
window.undrawAll = () => { for (const list of Object.values(undraws)) for (const undraw of list) undraw?.(); };
window.setTheme = (variables, scheme) => {
  for (const [name, value] of Object.entries(variables)) document.documentElement.style.setProperty(name, value);
  document.documentElement.style.colorScheme = scheme;
  document.documentElement.style.background = variables['--vscode-editor-background'];
};
`;
