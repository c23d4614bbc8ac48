import { mkdir, readFile, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { bytesOf, checkPlan, standingOf, type PlannedFile, type Standing } from '../core/scaffold/plan';
import { coursePlan, courseSources } from '../core/scaffold/course';
import { projectPlan, projectSources } from '../core/scaffold/project';
import { leadsOutside, readFiles } from '../process/folder';
import { Failure, folderOptions, say, terminalLanguage } from './terminal';

/**
 * `ailab new project|course DIR [--json]`: exit status 0 done (or there already), 2 bad use or it cannot be written, 3 a file is
 * there with other content and nothing was changed. Never overwrites.
 */
export async function create([kind, ...words]: readonly string[]): Promise<number> {
  if (kind !== 'project' && kind !== 'course') throw new Failure(2, say('cli.usage'));
  const { folder, json } = folderOptions(words);
  const root = path.resolve(folder);
  const lang = terminalLanguage();
  const template = path.join(__dirname, '..', 'media', 'templates', kind);
  const plan =
    kind === 'project'
      ? projectPlan(lang, await readFiles(template, projectSources(lang)))
      : coursePlan(await readFiles(template, courseSources));
  checkPlan(plan);
  const met: { file: PlannedFile; standing: Standing }[] = [];
  for (const file of plan) met.push({ file, standing: await standing(root, file) });
  const report = (status: string): void => {
    const files = met.map((one) => ({ path: one.file.path, why: say(one.file.why), standing: one.standing }));
    if (json) process.stdout.write(JSON.stringify({ status, files }, undefined, 2) + '\n');
  };
  const conflicts = met.filter((one) => one.standing === 'differs');
  if (conflicts.length > 0) {
    report('refused');
    for (const { file } of conflicts)
      process.stderr.write(say('cli.new.conflict', { file: path.join(folder, file.path) }) + '\n');
    return 3;
  }
  const missing = met.filter((one) => one.standing === 'new').map(({ file }) => file);
  await write(root, missing);
  report(missing.length === 0 ? 'unchanged' : 'written');
  const done = say(missing.length === 0 ? 'cli.new.unchanged' : 'cli.new.done', {
    folder,
    count: missing.length,
  });
  process.stderr.write(done + '\n');
  return 0;
}

async function standing(root: string, file: PlannedFile): Promise<Standing> {
  const cannot = (reason: string): Failure =>
    new Failure(2, say('cli.cannotWrite', { file: file.path, reason }));
  try {
    if (await leadsOutside(root, file.path))
      throw new Failure(2, say('scaffold.linkOutside', { path: file.path }));
    return standingOf(bytesOf(file), await readFile(path.join(root, file.path)));
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT') return 'new';
    if (code === 'EISDIR') throw new Failure(2, say('scaffold.folderInPlace', { path: file.path }));
    if (code === 'ENOTDIR') throw new Failure(2, say('scaffold.fileInPlace', { path: file.path }));
    throw code === undefined ? error : cannot(code);
  }
}

/** `wx`: a file that came in between is an error and stays as it is. */
async function write(root: string, files: readonly PlannedFile[]): Promise<void> {
  const written: string[] = [];
  try {
    for (const file of files) {
      const target = path.join(root, file.path);
      await mkdir(path.dirname(target), { recursive: true });
      await writeFile(target, bytesOf(file), { flag: 'wx' });
      written.push(file.path);
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Failure(2, say('cli.new.partial', { reason, files: written.join(', ') || '-' }));
  }
}

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
