import { microscope } from '../core/exercises/pipelineRun';
import type { ScopePipeline } from '../core/exercises/pipelineShown';
import { rowNumbers, rowsText } from '../core/exercises/pipelineWords';
import type { Grade } from '../core/exercises/grade';
import type { Runner } from '../core/exercises/run';
import type { Exercise } from '../core/exercises/spec';
import { shellParserIn } from '../process/exercises/shellGrammar';
import { dist } from './installed';
import { say, terminalLanguage } from './terminal';

/** What each stage of a failed answer let through on its first failing case, for a terminal; empty where nothing failed. */
export async function stagesText(
  exercise: Exercise,
  script: string,
  { judged }: Grade,
  run: Runner,
): Promise<string> {
  const failed = judged.find(({ status }) => status === 'fail');
  if (!failed) return '';
  const parse = await shellParserIn(dist);
  const ports = { run, parse, now: () => performance.now() };
  const { pipelines, note } = await microscope(exercise, script, failed.one, ports);
  const head = `${say('microscope.title')}: ${say('microscope.case', { name: failed.one.name })}`;
  return [head, ...pipelines.flatMap(lines), ...(note ? [`  ${say(note.id, note.args)}`] : []), ''].join(
    '\n',
  );
}

function lines({ stages }: ScopePipeline): string[] {
  return stages.flatMap(({ command, rowsIn, rowsOut, cut, loss }) => {
    const rows = `${rowNumbers(rowsIn, false)} → ${rowsText(terminalLanguage(), rowsOut, cut)}`;
    const said = loss ? [loss.why, ...(loss.hint ? [loss.hint] : [])] : [];
    return [
      `${loss ? '⚠' : ' '} ${rows.padEnd(18)} ${command}`,
      ...said.map(({ id, args }) => `    ${say(id, args)}`),
    ];
  });
}
