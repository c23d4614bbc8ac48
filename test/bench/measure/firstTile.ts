import type { Browser } from 'playwright-core';
import type { Bench } from '../bench';
import type { NotebookName } from '../catalogue';
import type { Figure } from '../figure';
import { inTurn } from '../stats';
import { type PageTimes, type Viewport, Voila } from '../voila';

/** Ours in VS Code, beside an empty panel of the same window and Voilà's page in the same browser. */
export async function firstTile(bench: Bench): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const name of bench.notebooks('firstTile'))
    figures.push(...(await bench.attempt(`first tile of ${name}`, () => ofNotebook(bench, name))));
  return figures;
}

async function ofNotebook(bench: Bench, name: NotebookName): Promise<Figure[]> {
  const firstId = `dashboard.firstTile.${name}`;
  const editor = await bench.editor();
  const notebook = await bench.notebook(name);
  // All sides warm: a panel and a dashboard were open before, and Voilà has served this page before.
  const { size } = await editor.call('floor', {});
  await editor.call('dashboard', { notebook });
  const peer =
    bench.wants(`${firstId}.voila`) || bench.wants(`dashboard.screen.${name}.voila`)
      ? await voilaPage(bench, editor.browser, name, size)
      : undefined;
  try {
    const { floor, ours, voila } = await inTurn(bench.runs, {
      floor: async () => (await editor.call('floor', {})).ms,
      ours: () => editor.call('dashboard', { notebook }),
      voila: async () => peer?.load(),
    });
    const first = ours.map((times) => times.first);
    const figures = bench.figure({
      id: firstId,
      quantity: 'ms',
      ours: first,
      name: 'empty webview panel',
      against: floor,
    });
    if (!peer) return figures;
    const pages = voila.flatMap((times) => times ?? []);
    return [
      ...figures,
      ...bench.figure({
        id: `${firstId}.voila`,
        quantity: 'ms',
        ours: first,
        name: peer.name,
        against: pages.map((times) => times.first),
      }),
      ...bench.figure({
        id: `dashboard.screen.${name}.voila`,
        quantity: 'ms',
        ours: ours.map((times) => times.screen),
        name: peer.name,
        against: pages.map((times) => times.screen),
      }),
    ];
  } finally {
    await peer?.dispose();
  }
}

interface Peer {
  readonly name: string;
  load(): Promise<PageTimes>;
  dispose(): Promise<void>;
}

/** One server a notebook: kernels that earlier pages have left behind must not slow later ones. */
async function voilaPage(
  bench: Bench,
  browser: Browser,
  notebook: NotebookName,
  viewport: Viewport,
): Promise<Peer> {
  const voila = await Voila.start(await bench.python(), await bench.folder());
  const file = `${notebook}.ipynb`;
  try {
    const { items } = await voila.settledSight(browser, file, viewport);
    return {
      name: voila.name,
      load: () => voila.load(browser, file, viewport, items),
      dispose: () => voila.dispose(),
    };
  } catch (error) {
    await voila.dispose();
    throw error;
  }
}
