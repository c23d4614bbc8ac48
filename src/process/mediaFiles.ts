import { readFile } from 'node:fs/promises';
import * as path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { frameBlock } from '../shared/dashboardDocument';
import type { DashboardBundles, PackedBundle } from '../shared/packed';

const compressed = promisify(gzip);

/** Built browser code as text, read once: frames with an opaque origin cannot fetch it themselves. */
export class MediaFiles {
  readonly #texts = new Map<string, Promise<string>>();
  #dashboard: Promise<DashboardBundles> | undefined;

  /** @param folder `dist/media` of the installed extension */
  constructor(readonly folder: string) {}

  /** Throws where the file is missing: the package is broken. */
  text(name: string): Promise<string> {
    let text = this.#texts.get(name);
    if (!text) {
      text = readFile(path.join(this.folder, name), 'utf8');
      text.catch(() => this.#texts.delete(name));
      this.#texts.set(name, text);
    }
    return text;
  }

  /** Script and stylesheet of one bundle; either may be absent. */
  async bundle(name: string): Promise<{ script: string; style: string }> {
    const orNothing = (file: string): Promise<string> =>
      this.text(file).catch((error: unknown) => {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
        throw error;
      });
    const [script, style] = await Promise.all([orNothing(`${name}.js`), orNothing(`${name}-style.css`)]);
    return { script, style };
  }

  /** Code of a dashboard's page and of its inner frame, made ready once for all pages. */
  dashboard(): Promise<DashboardBundles> {
    if (!this.#dashboard) {
      this.#dashboard = this.#makeDashboard();
      this.#dashboard.catch(() => (this.#dashboard = undefined));
    }
    return this.#dashboard;
  }

  async #makeDashboard(): Promise<DashboardBundles> {
    const [boot, panel, frame] = await Promise.all([
      this.bundle('dashboard-boot'),
      this.bundle('dashboard-panel'),
      this.bundle('dashboard-frame'),
    ]);
    const packed = await compressed(JSON.stringify(panel));
    return {
      boot,
      panel: packed.toString('base64') as PackedBundle,
      frame: frameBlock(frame),
    };
  }
}
