import { cp, mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { repoRoot } from '../cache/paths';

/** A fresh copy of the sample workspace. It stays after the end: it may hold what a person has tried. */
export async function sampleWorkspace(): Promise<string> {
  const folder = path.join(await mkdtemp(path.join(os.tmpdir(), 'ailab-')), 'ai-service-lab-sample');
  await cp(path.join(repoRoot, 'test', 'fixtures', 'sample-workspace'), folder, { recursive: true });
  return folder;
}
