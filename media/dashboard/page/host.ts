import type { RendererName } from '../../../src/shared/dashboardApi';
import type { PageStart } from '../../../src/shared/pageApi';
import type { PageHost } from '../tiles/contract';

/** The host of an exported page: everything is in the file, nothing is fetched. */
export function pageHost({ assets, bodies, widgetState, widgetReferences }: PageStart): PageHost {
  const own = <T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined =>
    record && Object.hasOwn(record, key) ? record[key] : undefined;
  return {
    asset: (tile, id) => Promise.resolve(own(own(assets, tile), id) ?? null),
    renderer: (name) => Promise.resolve(bundleOf(name)),
    widgetState: () => Promise.resolve({ state: widgetState, references: widgetReferences }),
    reveal: () => undefined,
    showAll: () => undefined,
    openReference: (tile, id) => {
      const references = bodies.find((body) => body.id === tile)?.references ?? widgetReferences;
      const reference = references.find((one) => one.id === id);
      if (reference) open(addressOf(reference.url, reference.kind), '_blank', 'noopener,noreferrer');
    },
  };
}

/** A page opened from disk would read `//host` as a file on another machine. */
function addressOf(url: string, kind: 'file' | 'remote'): string {
  const address = url
    .replace(/[\t\n\r]/g, '')
    .trim()
    .replaceAll('\\', '/');
  if (kind === 'file') return new URL(address, location.href).href;
  return address.startsWith('//') ? `https:${address}` : address;
}

function bundleOf(name: RendererName): { script: string; style: string } {
  const block = document.querySelector(`script[data-renderer="${name}"]`);
  if (!block) throw new Error(`${name} is not in this page`);
  return JSON.parse(block.textContent) as { script: string; style: string };
}
