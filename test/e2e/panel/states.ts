import { renderMarkdown } from '../../../src/core/notebook/markdown';
import type { OutlineEntry, Part, TileHead } from '../../../src/core/notebook/types';
import type { DashboardState } from '../../../src/shared/dashboardApi';

export const tile = (id: string, more: Partial<TileHead> = {}): TileHead => ({
  id,
  cell: 0,
  type: 'markdown',
  version: '1',
  codeAllowed: true,
  onlyCode: false,
  ...more,
});

/** A part as a Markdown cell of this text gives it. */
export const markdown = async (text: string): Promise<Part> => {
  const { html, math, plain } = await renderMarkdown(text);
  return { kind: 'markdown', html, math, plain };
};

export const heading = (id: string, level: number, text: string, nth = 0): OutlineEntry => ({
  tile: id,
  level,
  text,
  nth,
});

/** A trusted dashboard with everything in it; each test says what is different in its own. */
export const ready: DashboardState = {
  revision: 1,
  lang: 'en',
  title: 'forecast.ipynb',
  status: 'ready',
  problems: [],
  trusted: true,
  layout: 'flow',
  layouts: ['flow', 'grid', 'report'],
  code: false,
  theme: 'follow',
  width: 'wide',
  tiles: [tile('intro'), tile('data'), tile('plot', { type: 'code' }), tile('end')],
  outline: [
    heading('intro', 1, 'Demand forecast'),
    heading('data', 2, 'Data'),
    heading('data', 3, 'Where it comes from', 1),
    heading('end', 2, 'What to do next'),
  ],
  neverRun: false,
};

/** Every designed state of the page, by name. */
export const designed: Readonly<Record<string, Partial<DashboardState>>> = {
  ready: {},
  loading: { status: 'loading', tiles: [], outline: [], layouts: ['flow'] },
  failed: {
    status: 'failed',
    tiles: [],
    outline: [],
    layouts: ['flow'],
    failure: {
      text: 'This notebook ends too early, at line 12, column 5: the file was cut off while it was saved or copied. Restore it from Git or a backup.',
      action: 'openAsText',
    },
  },
  untrusted: { trusted: false },
  problems: {
    trusted: false,
    problems: [
      { text: 'Cell 3: Output 1 cannot be shown: its “text” is missing or of the wrong type.' },
      { text: 'The file was deleted or moved. What it showed last is still here.', action: 'reload' },
      { text: 'Two cells share an id with another cell; they got ids of their own for this view.' },
    ],
  },
  neverRun: { neverRun: true },
  neverRunEmpty: { neverRun: true, tiles: [tile('code', { type: 'code', onlyCode: true })], outline: [] },
  onlyCode: { tiles: [tile('code', { type: 'code', onlyCode: true })], outline: [] },
  empty: { tiles: [], outline: [] },
  phone: { width: 'phone' },
};
