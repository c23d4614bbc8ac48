import { at, isObject, stringOf, type JsonObject } from '../../../src/shared/json';
import { hostOf } from './chartTheme';

const typeOf = (trace: JsonObject): string => stringOf(at(trace, 'type')) ?? 'scatter';

/** Where the tiles of a map would come from; undefined where the figure has no map that is made of tiles. */
export function mapHosts(traces: readonly JsonObject[], layout: JsonObject): string | undefined {
  const tiled = traces.some(
    (trace) => /map(box)?$/.test(typeOf(trace)) && !/heatmap$|treemap$/.test(typeOf(trace)),
  );
  if (!tiled) return undefined;
  const styles = Object.entries(layout)
    .filter(([key]) => /^map(box)?\d*$/.test(key))
    .map(([, map]) => (isObject(map) ? at(map, 'style') : undefined));
  const style = styles.find((one) => typeof one === 'string') ?? 'basic';
  if (/^https?:/.test(style)) return new URL(style).host;
  return style.startsWith('open-street-map') ? 'tile.openstreetmap.org' : `basemaps.cartocdn.com (${style})`;
}

export function needsWebgl(traces: readonly JsonObject[]): boolean {
  return traces.some((trace) =>
    /gl$|3d$|^(surface|isosurface|volume|cone|streamtube|parcoords|splom)$/.test(typeOf(trace)),
  );
}

/** Traces on a map of countries, whose shapes Plotly would fetch. */
export function hasGeo(traces: readonly JsonObject[]): boolean {
  return traces.some((trace) => /^(scattergeo|choropleth)$/.test(typeOf(trace)));
}

declare global {
  var PlotlyGeoAssets: { topojson: Record<string, unknown> } | undefined;
}

/** Answers every question for shapes of countries with an empty map, so that nothing is fetched. */
export function knowShapes(): void {
  const layer = { type: 'GeometryCollection', geometries: [] };
  const names = ['coastlines', 'land', 'ocean', 'lakes', 'rivers', 'countries', 'subunits'];
  const empty = {
    type: 'Topology',
    arcs: [],
    objects: Object.fromEntries(names.map((name) => [name, layer])),
  };
  const topojson = new Proxy<Record<string, unknown>>({}, { get: () => empty });
  // Plotly puts an empty one there when it loads, and looks there again for each map.
  globalThis.PlotlyGeoAssets = { ...globalThis.PlotlyGeoAssets, topojson };
}

/** Takes pictures that would be fetched out of a figure; the hosts they lie on. */
export function dropRemoteImages(traces: readonly JsonObject[], layout: JsonObject): string[] {
  const images = at(layout, 'images');
  const holders = [...traces, ...(Array.isArray(images) ? images.filter(isObject) : [])];
  const hosts = new Set<string>();
  for (const holder of holders) {
    const source = stringOf(at(holder, 'source'));
    if (source === undefined || /^data:image\//i.test(source)) continue;
    delete holder['source'];
    hosts.add(hostOf(source));
  }
  return [...hosts];
}
