import { escapeHtml } from './html';
import type { NotesStart, NotesState } from './notesApi';
import type { NotesBundles } from './packed';
import { panelDocument, type PanelParts } from './panelDocument';

export interface NotesParts extends Omit<PanelParts, 'page' | 'content' | 'start'> {
  readonly start: NotesStart;
  readonly bundles: NotesBundles;
}

/** The HTML of the lectures' webview: its text is on screen before the code of the page is even read. */
export function notesDocument({ bundles, ...parts }: NotesParts): string {
  return panelDocument({
    ...parts,
    page: bundles.boot,
    content: `${prerendered(parts.start.state)}<script type="text/plain" id="panel">${bundles.panel}</script>`,
  });
}

/** Letters of HTML that fill a large screen. */
const screenful = 8000;

/** What the script of the page gives another height, or draws: code, figures, tasks, exercises, formulas. */
const dressed = /\sdata-(?:code|figure|task|exercise)\b|class="katex/;

/**
 * A lecture of ours as it is first seen, until the page itself is built in its place. It is the one HTML that no
 * sanitiser has seen: never of a course of others, and a test holds that the sanitiser would leave ours as it is.
 */
function prerendered({ number, lecture, settings, foreign, failure, place }: NotesState): string {
  if (foreign || failure !== undefined || place !== undefined || settings.both) return '';
  let letters = 0;
  const rows: string[] = [];
  for (const { html } of lecture.blocks) {
    if (letters > screenful || dressed.test(html)) break;
    letters += html.length;
    rows.push(`<div class="row"><div class="block" lang="${lecture.lang}">${html}</div></div>`);
  }
  if (rows.length === 0) return '';
  return [
    `<div class="prerendered" data-number="${number}" inert>`,
    '<header class="head"><div class="toolbar"></div></header>',
    `<div class="body"><nav class="outline"></nav><main class="reader${settings.wide ? ' wide' : ''}"`,
    ` style="--reading-size:${escapeHtml(String(settings.size))}px"><article class="column">`,
    ...rows,
    '</article></main></div></div>',
  ].join('');
}
