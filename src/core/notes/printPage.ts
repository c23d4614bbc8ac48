import { escapeHtml } from '../../shared/html';
import { styleText } from '../../shared/frameDocument';
import type { RenderedLecture } from './render';

/**
 * One self-contained page of a lecture for a browser to print. It holds no script, and its policy lets none run: what the
 * text's HTML might bring along stays text. Answers are open, interactive figures are represented by their captions.
 */
export function printPage(lecture: RenderedLecture, styles: readonly string[]): string {
  const drawn = lecture.blocks
    .map(({ html }) => html.replaceAll('<details class="answer">', '<details class="answer" open>'))
    .map((html) =>
      html.replace(/<figure data-figure="([^"]*)">/g, (_whole, id: string) => {
        const figure = Object.hasOwn(lecture.figures, id) ? lecture.figures[id] : undefined;
        const text = figure
          ? ` role="img" aria-label="${escapeHtml(`${figure.title}. ${figure.desc}`)}"`
          : '';
        return `<figure><div${text}>${figure ? figure.svg.replace('<svg', '<svg class="figure-drawing"') : ''}</div>`;
      }),
    );
  return [
    `<!DOCTYPE html><html lang="${lecture.lang}"><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(lecture.title)}</title>`,
    ...styles.map((style) => `<style>${styleText(style)}</style>`),
    `<style>${paper}</style></head><body class="vscode-light"><main class="column">`,
    ...drawn,
    '</main></body></html>',
  ].join('\n');
}

/** Colours of paper, and pages that break between blocks. */
const paper = `
:root { --vscode-foreground: #1f1f1f; --vscode-editor-background: #fff; --vscode-descriptionForeground: #5a5a5a;
  --vscode-panel-border: #c8c8c8; --vscode-textCodeBlock-background: #f4f4f4; --vscode-editor-foreground: #1f1f1f;
  --vscode-textLink-foreground: #0b5cad; --vscode-editorWidget-background: #f3f3f3; --vscode-charts-blue: #0b5cad;
  --vscode-charts-green: #2f7d32; --vscode-charts-red: #b3261e; --vscode-charts-orange: #a85b00;
  --vscode-charts-yellow: #8a6d00; --vscode-charts-purple: #652d90; --vscode-badge-background: #e0e0e0;
  --vscode-badge-foreground: #1f1f1f; --vscode-font-family: system-ui, "Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans KR", sans-serif;
  --vscode-editor-font-family: ui-monospace, Consolas, monospace; --reading-size: 15px; }
html, body { height: auto; overflow: visible; }
body { display: block; padding: 24px; background: #fff; color: #1f1f1f; font-family: var(--vscode-font-family); }
summary { list-style: none; font-weight: 600; }
@media print { body { padding: 0; } .code, .box, figure, .table { break-inside: avoid; } h2, h3 { break-after: avoid; }
  pre { white-space: pre-wrap; } }
@page { margin: 18mm 16mm; }
`;
