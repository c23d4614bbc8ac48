import { readFile } from 'node:fs/promises';
import * as path from 'node:path';

/** Built browser code as text, read once: frames with an opaque origin cannot fetch it themselves. */
export class MediaFiles {
  readonly #texts = new Map<string, Promise<string>>();

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
}
