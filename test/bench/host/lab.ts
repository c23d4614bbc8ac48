import { createRequire } from 'node:module';
import { statSync } from 'node:fs';
import path from 'node:path';
import { type Extension, extensions } from 'vscode';
import type { Exports } from '../../../src/extension';
import type { Measures } from '../../../src/features/dashboard/measures';

/** Our extension, as it is installed. */
export function lab(): Extension<Exports> {
  const found = extensions.getExtension<Exports>('ai-service-lab.ai-service-lab');
  if (!found) throw new Error('The extension is not installed');
  return found;
}

/** Where pages' reports arrive. Loads the dashboard's bundle, as the first command of a session does. */
export async function measures(): Promise<Measures> {
  const exports = await lab().activate();
  return (await exports.dashboard()).measures;
}

/** The extension's files that Node has loaded in this extension host. */
export function loadedFiles(): { file: string; bytes: number }[] {
  const { extensionPath } = lab();
  const { cache } = createRequire(path.join(extensionPath, 'package.json'));
  return Object.keys(cache)
    .filter((file) => file.startsWith(extensionPath + path.sep))
    .map((file) => ({ file: path.relative(extensionPath, file), bytes: statSync(file).size }));
}
