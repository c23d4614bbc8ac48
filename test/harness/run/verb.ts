import { progress } from '../cache/log';
import { parseTestArgs, type StageName, type TestArgs, UsageError } from './args';
import { disposeSessions } from '../session';
import { endChildren, npmScript } from './child';
import { integrationStage } from './integrationStage';
import { nodeStage } from './nodeStage';
import { endWithParent } from './parent';
import { checkResult, type StageResult, summarise } from './summary';

/** Stages that leave a core free, the longest first; what follows has the machine to itself. */
const beside: readonly StageName[] = ['unit', 'lint', 'format', 'types'];

/** Runs the stages, prints the summary, and ends the process with its status. */
export async function testVerb(defaults: readonly StageName[]): Promise<void> {
  let args: TestArgs;
  try {
    args = parseTestArgs(process.argv.slice(2), defaults);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(error.message);
    process.exit(2);
  }
  endWithParent(async () => {
    await Promise.all([endChildren(), disposeSessions()]);
  });
  const done = new Map<StageName, StageResult>();
  const inTurn = async (queue: StageName[]): Promise<void> => {
    for (let stage = queue.shift(); stage; stage = queue.shift())
      done.set(stage, await reported(stage, args));
  };
  const wanted = (stage: StageName): boolean => args.stages.includes(stage);
  // One queue for two lanes: whoever is free takes the next.
  const queue = beside.filter(wanted);
  await Promise.all([inTurn(queue), inTurn(queue)]);
  await inTurn(args.stages.filter((stage) => !beside.includes(stage)));
  const { lines, status } = summarise(args.stages.flatMap((stage) => done.get(stage) ?? []));
  console.log(lines.join('\n'));
  process.exit(status);
}

/** A stage that breaks is a failure like others: those after it still run. */
async function reported(stage: StageName, args: TestArgs): Promise<StageResult> {
  progress(`── ${stage}`);
  const result = await runStage(stage, args).catch((error: unknown) =>
    checkResult(stage, 0, error instanceof Error ? (error.stack ?? error.message) : String(error)),
  );
  progress(
    `── ${stage}: ${result.failures.length === 0 ? 'ok' : 'failed'} in ${(result.milliseconds / 1000).toFixed(1)} s`,
  );
  if (result.passed === 0) for (const { title, message } of result.failures) progress(`${title}: ${message}`);
  return result;
}

async function runStage(stage: StageName, args: TestArgs): Promise<StageResult> {
  switch (stage) {
    case 'lint':
      return scriptStage('lint', 'lint');
    case 'format':
      return scriptStage('format', 'check-format');
    case 'types':
      return scriptStage('types', 'check-types');
    case 'unit':
    case 'e2e':
      return nodeStage(stage, args);
    case 'integration':
      return integrationStage(args);
  }
}

async function scriptStage(name: StageName, script: string): Promise<StageResult> {
  const started = Date.now();
  const ended = await npmScript(script);
  return checkResult(name, Date.now() - started, ended === '' ? undefined : `npm run ${script}: ${ended}`);
}
