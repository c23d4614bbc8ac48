import type { PartContext } from './parts/drawn';
import { hostOf } from './trustedHtml';

const classic =
  /^(|text\/javascript|application\/javascript|text\/ecmascript|application\/ecmascript|application\/x-javascript|text\/x-javascript|text\/jscript|text\/livescript|text\/javascript1\.\d)$/;

type Note = Pick<PartContext, 'note' | 'text' | 'tile'>;

/** Whose script runs now, or ran last: what goes wrong is said in that tile. */
let running: Note | undefined;
let last: Note | undefined;
const sources = new Map<string, string>();
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
  made.textContent = `${text}\n//# sourceURL=${sourceOf(context.tile)}/script.js`;
  byTile.set(sourceOf(context.tile), context);
  const before = running;
  running = last = context;
  try {
    insert();
  } finally {
    running = before;
  }
}

/** An origin for each tile: all that the browser tells of a script whose request it blocked. */
function sourceOf(tile: string): string {
  let source = sources.get(tile);
  if (!source) sources.set(tile, (source = `https://output-${sources.size}.invalid`));
  return source;
}

/** Says in the tile that it belongs to what the page's policy blocked, and which script failed. */
export function watchScripts(noteOf: (element: Element) => Note | undefined): void {
  const owner = (target: EventTarget | null, source: string): Note | undefined =>
    (target instanceof Element ? noteOf(target) : undefined) ??
    byTile.get(originIn(source)) ??
    running ??
    last;
  watchEval();
  document.addEventListener('securitypolicyviolation', (event) => {
    if (event.blockedURI.includes('eval')) return;
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
    const note = reason instanceof Error ? inStack(reason) : undefined;
    const message = reason instanceof Error ? reason.message : String(reason);
    note?.note('warning', note.text('tile.scriptError', { reason: message.slice(0, 300) }));
  });
}

function originIn(text: string): string {
  return /https:\/\/output-\d+\.invalid/.exec(text)?.[0] ?? '';
}

function inStack({ stack = '' }: Error): Note | undefined {
  return byTile.get(originIn(stack));
}

/**
 * The browser does not tell whose eval it blocked, so that we look who calls. It stays blocked: this only listens, and
 * what renderers of ours try is their affair.
 */
function watchEval(): void {
  const listening: ProxyHandler<(...args: string[]) => unknown> = {
    apply: (target, self, args: string[]) => {
      tell();
      return Reflect.apply(target, self, args);
    },
    construct: (target, args: string[]) => {
      tell();
      return Reflect.construct(target, args) as object;
    },
  };
  const tell = (): void => {
    const note = inStack(new Error()) ?? running;
    note?.note('warning', note.text('tile.evalBlocked'));
  };
  const { prototype } = Function;
  for (const name of ['eval', 'Function'] as const) {
    const watched = new Proxy(globalThis[name] as (...args: string[]) => unknown, listening);
    Object.defineProperty(globalThis, name, { value: watched, writable: true, configurable: true });
    if (name === 'Function')
      Object.defineProperty(prototype, 'constructor', { value: watched, writable: true });
  }
}

function blockedText({ blockedURI, effectiveDirective }: SecurityPolicyViolationEvent, note: Note): string {
  if (blockedURI === 'inline') {
    return note.text(effectiveDirective === 'script-src-attr' ? 'tile.handlerBlocked' : 'tile.inlineBlocked');
  }
  return note.text('tile.requestBlocked', { host: hostOf(blockedURI) });
}
