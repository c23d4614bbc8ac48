import type { Browser } from 'playwright-core';
import type { Bench } from '../bench';
import type { NotebookName } from '../catalogue';
import type { Figure } from '../figure';
import type { DashboardTimes } from '../host/api';
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
  const notebook = await bench.notebook(name);
  const editor = await bench.editor();
  const ours = (): Promise<DashboardTimes> => editor.call('dashboard', { notebook });
  const floor = (): ReturnType<typeof editor.call<'floor'>> => editor.call('floor', {});
  // All sides warm: a panel and a dashboard were open before, and Voilà has served this page before.
  const { size } = await floor();
  await ours();

  const figures: Figure[] = [];
  const firstId = `dashboard.firstTile.${name}`;
  if (bench.wants(firstId)) {
    const samples = await inTurn(bench.runs, { floor, ours });
    const [own, against] = [samples.ours.map(({ first }) => first), samples.floor.map(({ ms }) => ms)];
    figures.push(
      ...bench.figure({ id: firstId, quantity: 'ms', ours: own, name: 'empty webview panel', against }),
    );
  }
  const screenId = `dashboard.screen.${name}.voila`;
  if (!bench.wants(`${firstId}.voila`) && !bench.wants(screenId)) return figures;

  const peer = await voilaPage(bench, editor.browser, name, size);
  try {
    // A loop of its own: what Voilà's kernel does at its end must not meet the floor, or one of two sides only.
    const samples = await inTurn(bench.runs, { ours, voila: () => peer.load() });
    for (const [id, what] of [
      [`${firstId}.voila`, 'first'],
      [screenId, 'screen'],
    ] as const) {
      const [own, against] = [samples.ours, samples.voila].map((side) => side.map((times) => times[what]));
      figures.push(
        ...bench.figure({ id, quantity: 'ms', ours: own ?? [], name: peer.name, against: against ?? [] }),
      );
    }
    return figures;
  } finally {
    await peer.dispose();
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
