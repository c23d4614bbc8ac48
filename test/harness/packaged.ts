import { createVSIX } from '@vscode/vsce';
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

export interface Packaged {
  readonly vsix: string;
  /** The tree that was packaged: production `dist` and what lies beside it. */
  readonly folder: string;
  dispose(): Promise<void>;
}

/** Builds and packages the extension in a folder of its own: `dist` of the checkout is in use by other tests. */
export async function packageExtension(): Promise<Packaged> {
  const root = process.cwd();
  const folder = await mkdtemp(path.join(os.tmpdir(), 'ailab-package-'));
  const dispose = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    await promisify(execFile)(process.execPath, [
      'esbuild.js',
      '--production',
      '--only-dist',
      path.join(folder, 'dist'),
    ]);
    const manifest = JSON.parse(await readFile('package.json', 'utf8')) as {
      scripts: Record<string, string>;
    };
    // Built above already, and into this folder.
    delete manifest.scripts['vscode:prepublish'];
    await writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest));
    const beside = [
      'package.nls.json',
      'package.nls.ko.json',
      'README.md',
      'README.ko.md',
      'CHANGELOG.md',
      'LICENSE',
    ];
    for (const file of [...beside, 'snippets', 'media', 'test/fixtures/sample-workspace', '.vscodeignore']) {
      await cp(path.join(root, file), path.join(folder, file), { recursive: true });
    }
    const vsix = path.join(folder, 'ai-service-lab.vsix');
    await createVSIX({
      cwd: folder,
      packagePath: vsix,
      dependencies: false,
      allowMissingRepository: true,
      rewriteRelativeLinks: false,
    });
    return { vsix, folder, dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}
