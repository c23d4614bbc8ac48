import { coursePlan, courseSources } from '../core/scaffold/course';
import { projectPlan, projectSources } from '../core/scaffold/project';
import { readFiles } from '../process/folder';
import { mediaAt } from './installed';
import { Failure, folderOptions, say, terminalLanguage } from './terminal';
import { writePlan } from './writePlan';

/**
 * `ailab new project|course DIR [--json]`: exit status 0 done (or there already), 2 bad use or it cannot be written, 3 a file is
 * there with other content and nothing was changed. Never overwrites.
 */
export async function create([kind, ...words]: readonly string[]): Promise<number> {
  if (kind !== 'project' && kind !== 'course') throw new Failure(2, say('cli.usage'));
  const { folder, json } = folderOptions(words);
  const lang = terminalLanguage();
  const template = mediaAt('templates', kind);
  const plan =
    kind === 'project'
      ? projectPlan(lang, await readFiles(template, projectSources(lang)))
      : coursePlan(await readFiles(template, courseSources));
  return writePlan(folder, plan, json);
}
