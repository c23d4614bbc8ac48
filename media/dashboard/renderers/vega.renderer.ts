import * as vega from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { compile, type TopLevelSpec } from 'vega-lite';
import type { Part } from '../../../src/core/notebook/types';
import { at, isObject, objectAt, stringOf, type JsonObject } from '../../../src/shared/json';
import type { RenderContext, Renderer, Undraw } from '../tiles/contract';
import { chartTheme, hostOf, onResize } from './chartTheme';
import { readDelimited } from './delimited';

type Reader = (data: unknown, format?: { delimiter?: string; header?: string[] }) => object[];
// Part of vega-loader's interface, and missing in its types.
const { formats } = vega as unknown as { formats: (name: string, reader: Reader) => void };
for (const [name, delimiter] of [
  ['csv', ','],
  ['tsv', '\t'],
  ['dsv', undefined],
] as const) {
  formats(name, (data, format) =>
    readDelimited(String(data), delimiter ?? format?.delimiter ?? ',', format?.header),
  );
}

const renderer: Renderer = {
  async draw(part: Part, into: HTMLElement, context: RenderContext): Promise<Undraw | undefined> {
    if (part.kind !== 'vega') return undefined;
    const { spec, lite, options } = part;
    const refused = new Set<string>();
    const refuse = (address: string): never => {
      const host = hostOf(address);
      if (!refused.has(host)) {
        refused.add(host);
        into.append(context.notice('warning', context.text('chart.remoteData', { host })));
      }
      throw new Error(host);
    };
    const box = document.createElement('div');
    box.setAttribute('role', 'group');
    box.setAttribute('aria-label', titleOf(spec) ?? context.text('chart.label'));
    into.replaceChildren(box);
    const config = vega.mergeConfig(themed(spec), objectAt(options, 'config'));
    const whole = sized(lite ? compiled(spec, config) : copied(spec), options);
    keepInputsInside(whole);
    const view = new vega.View(vega.parse(whole, lite ? undefined : config, { ast: true }), {
      expr: expressionInterpreter,
      renderer: at(options, 'renderer') === 'canvas' ? 'canvas' : 'svg',
      loader: loaderOf(refuse),
      logger: silent(),
      container: box,
      hover: true,
    });
    await view.runAsync();
    const { width = 0, height = 0 } = box.querySelector('svg, canvas')?.getBoundingClientRect() ?? {};
    if (width * height === 0) into.append(context.notice('warning', context.text('chart.empty')));
    // What depends on the container's width listens to the window's events alone.
    const end = onResize(into, () => void window.dispatchEvent(new Event('resize')));
    return () => {
      end();
      view.finalize();
    };
  },
};

/** A copy in which no name leads to JavaScript's own objects: Vega-Lite takes names of fields for keys. */
function copied(spec: JsonObject): JsonObject {
  return JSON.parse(JSON.stringify(spec).replaceAll('__proto__', '_proto_')) as JsonObject;
}

/** An input may be bound to any element of the page by a selector: ours stay under their chart. */
function keepInputsInside(spec: object): void {
  const queue: unknown[] = [spec];
  for (let value = queue.pop(); value !== undefined; value = queue.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    if ('bind' in value && typeof value.bind === 'object' && value.bind !== null)
      delete (value.bind as { element?: unknown }).element;
    for (const one of Object.values(value) as unknown[]) if (one !== undefined) queue.push(one);
  }
}

function compiled(spec: JsonObject, config: vega.Config): vega.Spec {
  return compile(copied(spec) as unknown as TopLevelSpec, {
    config: config as never,
    logger: silent(),
  }).spec;
}

/** `width`, `height` and `padding` of the output's `embed_options`. */
function sized(spec: object, options: JsonObject): object {
  const sizes = ['width', 'height', 'padding'].filter((name) => at(options, name) !== undefined);
  return { ...spec, ...Object.fromEntries(sizes.map((name) => [name, at(options, name)])) };
}

/** Text and lines in the page's colours; a chart with a background of its own keeps its own colours too. */
function themed(spec: JsonObject): vega.Config {
  const own = at(spec, 'background') ?? at(objectAt(spec, 'config'), 'background');
  const { text, muted, line, grid, font } = chartTheme();
  if (own !== undefined && own !== null)
    return { style: { 'guide-label': { font }, 'guide-title': { font } } };
  return {
    background: 'transparent',
    title: { color: text, subtitleColor: muted, font },
    style: {
      'guide-label': { fill: text, font },
      'guide-title': { fill: text, font },
      'group-title': { fill: text, font },
      'group-subtitle': { fill: muted, font },
      cell: { stroke: grid },
    },
    axis: { domainColor: line, tickColor: line, gridColor: grid },
    text: { fill: text },
  };
}

function loaderOf(refuse: (address: string) => never): vega.Loader {
  const never = (address: string): Promise<never> =>
    new Promise((_resolve, reject) => {
      try {
        refuse(address);
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    });
  return {
    load: never,
    http: never,
    file: never,
    sanitize: async (address: string, options?: { context?: string }) => {
      if (/^(data:image\/|#)/i.test(address)) return { href: address };
      return options?.context === 'href' && /^https?:/i.test(address) ? { href: address } : never(address);
    },
  };
}

function silent(): vega.LoggerInterface {
  const logger = {
    level: () => logger,
    error: () => logger,
    warn: () => logger,
    info: () => logger,
    debug: () => logger,
  };
  return logger;
}

function titleOf(spec: JsonObject): string | undefined {
  const title = at(spec, 'title');
  return stringOf(at(spec, 'description')) ?? stringOf(isObject(title) ? at(title, 'text') : title);
}

globalThis.ailabRegister?.('vega', renderer);
