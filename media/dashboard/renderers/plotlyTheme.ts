import { at, isObject, objectAt, type JsonObject } from '../../../src/shared/json';
import { chartTheme } from './chartTheme';

/** Colours by which plotly.py's own default template is known: nobody chose it. */
const usual = { font: '#2a3f5f', plot: '#E5ECF6' };

/** The layout in the page's colours, unless its author chose a template; what the layout itself says always wins. */
export function themedLayout(layout: JsonObject, dark: boolean): JsonObject {
  const template = objectAt(layout, 'template');
  const base = objectAt(template, 'layout');
  const chosen =
    Object.keys(base).length > 0 &&
    !(at(objectAt(base, 'font'), 'color') === usual.font && at(base, 'plot_bgcolor') === usual.plot);
  const sized = { autosize: at(layout, 'width') === undefined, ...layout };
  if (chosen) return sized;
  const own = merged(base, ours(dark));
  return { ...sized, template: { ...template, layout: own } };
}

function ours(dark: boolean): JsonObject {
  const { text, line, grid, background, font } = chartTheme();
  const axis = { gridcolor: grid, linecolor: line, zerolinecolor: line, tickcolor: line };
  const scene = { ...axis, backgroundcolor: 'rgba(0,0,0,0)', showbackground: false };
  return {
    font: { color: text, family: font },
    paper_bgcolor: 'rgba(0,0,0,0)',
    plot_bgcolor: 'rgba(0,0,0,0)',
    xaxis: axis,
    yaxis: axis,
    scene: { xaxis: scene, yaxis: scene, zaxis: scene },
    polar: { bgcolor: 'rgba(0,0,0,0)', angularaxis: axis, radialaxis: axis },
    ternary: { bgcolor: 'rgba(0,0,0,0)', aaxis: axis, baxis: axis, caxis: axis },
    geo: {
      bgcolor: 'rgba(0,0,0,0)',
      landcolor: dark ? '#333333' : '#eeeeee',
      lakecolor: background,
      subunitcolor: line,
    },
    hoverlabel: { bgcolor: background, bordercolor: line, font: { color: text } },
    modebar: { bgcolor: 'rgba(0,0,0,0)', color: text, activecolor: text },
    legend: { bgcolor: 'rgba(0,0,0,0)' },
    annotationdefaults: { arrowcolor: text },
    shapedefaults: { line: { color: text } },
  };
}

function merged(base: JsonObject, over: JsonObject): JsonObject {
  const result: JsonObject = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const below = at(base, key);
    result[key] = isObject(value) && isObject(below) ? merged(below, value) : value;
  }
  return result;
}
