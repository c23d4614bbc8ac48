import { contentSecurityPolicy, escapeHtml, scriptJson, scriptsFromInside } from '../../shared/html';
import type { RendererName, ThemeChoice } from '../../shared/dashboardApi';
import type { PageStart } from '../../shared/pageApi';
import type { Lang } from '../../shared/t';
import type { Layout, NotebookSource, Part, TileBody } from './types';
import { DashboardView, widgetsTile } from './view';

export interface ExportOptions {
  readonly title: string;
  readonly lang: Lang;
  /** False: the page sanitises outputs and runs nothing of the notebook. */
  readonly trusted: boolean;
  readonly code: boolean;
  readonly theme: ThemeChoice;
  readonly layout?: Layout;
  /** Called after each tile. */
  readonly progress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/** What an export needs from outside: built browser code, images beside the notebook, and chance. */
export interface ExportPorts {
  bundle(name: string): Promise<{ readonly script: string; readonly style: string }>;
  /** A relative image as a data: address, or null. */
  asset(url: string): Promise<string | null>;
  readonly nonce: string;
}

/** One self-contained HTML file, with only the renderers that its tiles use. Rejects with the signal's reason. */
export async function exportDashboard(
  source: NotebookSource,
  { title, lang, trusted, code, theme, layout, progress, signal }: ExportOptions,
  ports: ExportPorts,
): Promise<{ html: string; tiles: number }> {
  const view = new DashboardView(source, title, {
    code,
    theme,
    width: 'wide',
    ...(layout ? { layout } : {}),
  });
  view.outline();
  const bodies: TileBody[] = [];
  for (const { id } of view.tiles) {
    signal?.throwIfAborted();
    view.showAll(id);
    const body = await view.body(id);
    if (body) bodies.push(body);
    progress?.(bodies.length, view.tiles.length);
  }
  const renderers = renderersOf(bodies);
  const widgets = renderers.includes('widgets') ? await view.widgetState() : { state: null, references: [] };
  const start: PageStart = {
    state: view.state(1, lang, trusted),
    bodies,
    assets: await assetsOf([...bodies, { id: widgetsTile, references: widgets.references }], ports),
    widgetState: widgets.state,
    widgetReferences: widgets.references,
    nonce: ports.nonce,
  };
  const [page, ...bundles] = await Promise.all([
    ports.bundle('dashboard-page'),
    ...renderers.map(async (name) => ({ name, ...(await ports.bundle(`renderers/${name}`)) })),
  ]);
  const html = document({ lang, title, trusted, nonce: ports.nonce, start, page, bundles });
  return { html, tiles: bodies.length };
}

interface PageParts {
  readonly lang: Lang;
  readonly title: string;
  readonly trusted: boolean;
  readonly nonce: string;
  readonly start: PageStart;
  readonly page: { readonly script: string; readonly style: string };
  readonly bundles: readonly {
    readonly name: RendererName;
    readonly script: string;
    readonly style: string;
  }[];
}

function document({ lang, title, trusted, nonce, start, page, bundles }: PageParts): string {
  const csp = contentSecurityPolicy({ nonce, blobScripts: trusted });
  const data = bundles.map(
    ({ name, script, style }) =>
      `<script type="application/json" data-renderer="${name}">${scriptJson({ script, style })}</script>`,
  );
  return [
    `<!DOCTYPE html><html lang="${lang}"><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${escapeHtml(csp)}">`,
    `<meta http-equiv="Content-Security-Policy" content="${scriptsFromInside}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(title)}</title><style>${page.style.replace(/<\//g, '<\\/')}</style></head><body>`,
    `<script type="application/json" id="start">${scriptJson(start)}</script>`,
    ...data,
    `<script nonce="${nonce}">${page.script.replace(/<\/(script)/gi, '<\\/$1').replace(/<!--/g, '<\\!--')}</script>`,
    '</body></html>\n',
  ].join('\n');
}

/** Lazily loaded bundles that these bodies need, fallbacks and all. */
export function renderersOf(bodies: readonly TileBody[]): RendererName[] {
  const found = new Set<RendererName>();
  const visit = (parts: readonly Part[]): void => {
    for (const part of parts) {
      if (part.kind === 'widget') {
        found.add('widgets');
        visit(part.fallback);
      } else if (part.kind === 'vega' || part.kind === 'plotly') found.add(part.kind);
      else if (part.kind === 'latex' || (part.kind === 'markdown' && part.math)) found.add('math');
    }
  };
  for (const { parts } of bodies) visit(parts);
  return [...found].sort();
}

async function assetsOf(
  tiles: readonly Pick<TileBody, 'id' | 'references'>[],
  ports: ExportPorts,
): Promise<PageStart['assets']> {
  const assets: Record<string, Record<string, string>> = {};
  for (const { id: tile, references } of tiles) {
    for (const { id, url, kind } of references) {
      const found = kind === 'file' ? await ports.asset(url) : null;
      if (found !== null) (assets[tile] ??= {})[id] = found;
    }
  }
  return assets;
}
