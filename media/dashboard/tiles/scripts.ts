import type { PartContext } from './parts/drawn';
import { hostOf } from './trustedHtml';

const classic =
  /^(|text\/javascript|application\/javascript|text\/ecmascript|application\/ecmascript|application\/x-javascript|text\/x-javascript|text\/jscript|text\/livescript|text\/javascript1\.\d)$/;

type Note = Pick<PartContext, 'note' | 'text' | 'tile'>;

/** Whose script runs now, or ran last: what goes wrong is said in that tile. */
let running: Note | undefined;
let last: Note | undefined;
const byTile = new Map<string, Note>();

/** Scripts of a trusted output that is in the page, made anew with the nonce and run in their order. */
export function runScripts(into: HTMLElement, context: PartContext): void {
  for (const script of into.querySelectorAll('script')) {
    const type = script.type.trim().toLowerCase();
    if (!classic.test(type) && type !== 'module') continue;
    const address = script.getAttribute('src');
    if (address !== null) {
      context.note('warning', context.text('tile.scriptRemote', { host: hostOf(address) }));
      script.remove();
      continue;
    }
    const made = document.createElement('script');
    for (const { name, value } of script.attributes)
      if (name !== 'nonce' && !name.startsWith('on')) made.setAttribute(name, value);
    run(made, script.textContent, context, () => script.replaceWith(made));
  }
}

/** A script output of a trusted notebook: `element` is the element of its output, as in Jupyter. */
export function runJavascript(code: string, into: HTMLElement, context: PartContext): void {
  const made = document.createElement('script');
  const mark = `js-${Math.random().toString(36).slice(2)}`;
  into.setAttribute('data-output', mark);
  const wrapped = `(function (element) {${code}\n}).call(window, document.querySelector('[data-output="${mark}"]'));`;
  run(made, wrapped, context, () => into.before(made));
  made.remove();
}

function run(made: HTMLScriptElement, text: string, context: PartContext, insert: () => void): void {
  made.nonce = context.nonce;
  made.textContent = `${text}\n//# sourceURL=${sourceOf(context.tile)}`;
  byTile.set(sourceOf(context.tile), context);
  const before = running;
  running = last = context;
  try {
    insert();
  } finally {
    running = before;
  }
}

function sourceOf(tile: string): string {
  return `tile-${encodeURIComponent(tile)}.js`;
}

/** Says in the tile that it belongs to what the page's policy blocked, and which script failed. */
export function watchScripts(noteOf: (element: Element) => Note | undefined): void {
  const owner = (target: EventTarget | null, source: string): Note | undefined =>
    (target instanceof Element ? noteOf(target) : undefined) ??
    byTile.get(source.slice(source.lastIndexOf('/') + 1)) ??
    running ??
    last;
  document.addEventListener('securitypolicyviolation', (event) => {
    const note = owner(event.composedPath()[0] ?? null, event.sourceFile);
    note?.note('warning', blockedText(event, note));
  });
  window.addEventListener('error', (event) => {
    // Failed images and the like are events of elements, not of the window.
    if (event.target !== window) return;
    const note = owner(null, event.filename);
    note?.note('warning', note.text('tile.scriptError', { reason: event.message.slice(0, 300) }));
  });
  window.addEventListener('unhandledrejection', (event) => {
    const reason: unknown = event.reason;
    const stack = reason instanceof Error ? (reason.stack ?? '') : '';
    const note = byTile.get(/tile-[^\s:/()]+\.js/.exec(stack)?.[0] ?? '');
    const message = reason instanceof Error ? reason.message : String(reason);
    note?.note('warning', note.text('tile.scriptError', { reason: message.slice(0, 300) }));
  });
}

function blockedText({ blockedURI, effectiveDirective }: SecurityPolicyViolationEvent, note: Note): string {
  if (blockedURI === 'inline') {
    return note.text(effectiveDirective === 'script-src-attr' ? 'tile.handlerBlocked' : 'tile.inlineBlocked');
  }
  if (/eval/.test(blockedURI) || effectiveDirective.includes('trusted-types'))
    return note.text('tile.evalBlocked');
  return note.text('tile.requestBlocked', { host: hostOf(blockedURI) });
}
