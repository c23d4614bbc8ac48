import plotly from 'plotly.js-strict-dist-min';
import type { Part } from '../../../src/core/notebook/types';
import { at, isObject, objectAt, stringOf, type Json, type JsonObject } from '../../../src/shared/json';
import type { RenderContext, Renderer, Undraw } from '../tiles/contract';
import { onResize } from './chartTheme';
import { themedLayout } from './plotlyTheme';
import { dropRemoteImages, hasGeo, knowShapes, mapHosts, needsWebgl } from './plotlyTraces';

const renderer: Renderer = {
  async draw(part: Part, into: HTMLElement, context: RenderContext): Promise<Undraw | undefined> {
    if (part.kind !== 'plotly') return undefined;
    const figure = structuredClone(part.figure);
    const traces = listAt(figure, 'data').filter(isObject);
    const host = mapHosts(traces, objectAt(figure, 'layout'));
    if (host !== undefined) {
      into.replaceChildren(context.notice('info', context.text('chart.remoteMap', { host })));
      return undefined;
    }
    if (needsWebgl(traces) && !hasWebgl()) {
      into.replaceChildren(context.notice('warning', context.text('chart.noWebgl')));
      return undefined;
    }
    const layout = themedLayout(objectAt(figure, 'layout'), context.dark);
    const hosts = dropRemoteImages(traces, layout);
    const box = document.createElement('div');
    box.setAttribute('role', 'group');
    box.setAttribute('aria-label', titleOf(layout) ?? context.text('chart.label'));
    into.replaceChildren(box);
    if (hasGeo(traces)) {
      knowShapes();
      into.append(context.notice('info', context.text('chart.topology')));
    }
    for (const from of hosts)
      into.append(context.notice('info', context.text('chart.remoteImage', { host: from })));
    await plotly.newPlot(box, traces, layout, configOf(objectAt(figure, 'config')));
    const frames = listAt(figure, 'frames');
    if (frames.length > 0) await plotly.addFrames(box, frames);
    const end = onResize(into, () => void plotly.Plots.resize(box));
    return () => {
      end();
      plotly.purge(box);
    };
  },
};

function listAt(value: JsonObject, key: string): Json[] {
  const list = at(value, key);
  return Array.isArray(list) ? list : [];
}

/** The author's choices, without what would reach out of the page; the sandboxed frame cannot save files. */
function configOf(config: JsonObject): JsonObject {
  const removed = listAt(config, 'modeBarButtonsToRemove');
  const framed = window !== window.parent ? ['toImage'] : [];
  return {
    scrollZoom: at(config, 'scrollZoom') ?? false,
    staticPlot: at(config, 'staticPlot') ?? false,
    displayModeBar: at(config, 'displayModeBar') ?? 'hover',
    responsive: false,
    displaylogo: false,
    showLink: false,
    sendData: false,
    // On by default: it would send the figure to somebody else's server.
    showSendToCloud: false,
    modeBarButtonsToRemove: [...removed, ...framed, 'sendChartToCloud'],
  };
}

function hasWebgl(): boolean {
  const context = document.createElement('canvas').getContext('webgl');
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
}

function titleOf(layout: JsonObject): string | undefined {
  const title = at(layout, 'title');
  return stringOf(isObject(title) ? at(title, 'text') : title)?.replace(/<[^>]*>/g, '');
}

globalThis.ailabRegister?.('plotly', renderer);
