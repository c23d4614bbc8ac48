import { readFile } from 'node:fs/promises';
import * as path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { frameTemplate, styleText, type FrameBundle } from '../shared/frameDocument';
import { scriptJson } from '../shared/html';
import type { DashboardBundles, NotesBundles, PackedBundle, PackedFrame } from '../shared/packed';

const compressed = promisify(gzip);

async function packed(text: string): Promise<PackedBundle> {
  return (await compressed(text)).toString('base64') as PackedBundle;
}

/** An inner frame's bundle as a page takes it. */
export async function packedFrame(bundle: FrameBundle): Promise<PackedFrame> {
  const template = frameTemplate(bundle);
  return {
    ready: scriptJson(template),
    packed: await packed(JSON.stringify(template)),
    style: styleText(bundle.style),
  };
}

/** Built browser code as text, read once: frames with an opaque origin cannot fetch it themselves. */
export class MediaFiles {
  readonly #ready = new Map<string, Promise<unknown>>();

  /** @param folder `dist/media` of the installed extension */
  constructor(readonly folder: string) {}

  /** Throws where the file is missing: the package is broken. */
  text(name: string): Promise<string> {
    return this.#once(name, () => readFile(path.join(this.folder, name), 'utf8'));
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
    return this.#once('dashboard', async () => {
      const [boot, panel, frame] = await Promise.all([
        this.bundle('dashboard-boot'),
        this.#packed('dashboard-panel'),
        this.bundle('dashboard-frame').then(packedFrame),
      ]);
      return { boot, panel, frame };
    });
  }

  /** Code of the lectures' page, likewise. */
  notes(): Promise<NotesBundles> {
    return this.#once('notes', async () => {
      const [boot, panel] = await Promise.all([this.bundle('notes-boot'), this.#packed('notes-panel')]);
      return { boot, panel };
    });
  }

  async #packed(name: string): Promise<PackedBundle> {
    return packed(JSON.stringify(await this.bundle(name)));
  }

  #once<T>(name: string, make: () => Promise<T>): Promise<T> {
    let made = this.#ready.get(name) as Promise<T> | undefined;
    if (!made) {
      made = make();
      made.catch(() => this.#ready.delete(name));
      this.#ready.set(name, made);
    }
    return made;
  }
}
