import { once } from '../../core/exercises/once';
import { placedScript } from '../../core/exercises/script';
import type { Runner, RunRequest, RunResult } from '../../core/exercises/run';
import { UserError } from '../../shared/errors';
import type { Permit } from '../../shared/permit';
import { withSandbox, type OpenBox } from '../sandbox';
import { bestIsolation } from '../sandbox/detect';
import type { Planted } from '../sandbox/files';
import type { Isolation } from '../sandbox/isolation';
import { runInWorld } from './worldRunner';

/** Counts as macOS does: four columns instead of seven. */
const bsdUniq = (uniq: string): string => `#!/bin/sh
# Stands in for the uniq of macOS: its counts are four columns wide, those of GNU seven.
case " $* " in
  *' -c '* | *' -'[a-z]*c* | *' --count '*) ${uniq} "$@" | sed 's/^ \\{0,3\\}//' ;;
  *) exec ${uniq} "$@" ;;
esac
`;

/**
 * A runner of answers: each in a box of its own whose folder holds the case's files, with the answer where it does not see
 * itself, so that an answer that deletes or changes what it sees changes nothing else. Throws UserError where there is no bash.
 */
export function sandboxRunner(permit: Permit, isolation?: Isolation): Runner {
  // Found out while the cases are still being made. Where it fails, the first run says so.
  if (isolation === undefined) bestIsolation().catch(() => undefined);
  return async (request) =>
    withSandbox(
      permit,
      (box) => {
        const bash = box.tool('bash', ['/opt/homebrew/bin']);
        if (bash === undefined) throw new UserError('exercises.noBash');
        const { around } = request;
        return around ? runInWorld(box, bash, { ...request, around }) : runIn(box, bash, request);
      },
      isolation,
    );
}

/** A runner for who may need none: made by the first run, which is when a machine is tried or a person asked. */
export function lateRunner(make: () => Runner | Promise<Runner>): Runner {
  const run = once(make);
  return async (request) => (await run())(request);
}

async function runIn(
  { tools, files: place, tool, run }: OpenBox,
  bash: string,
  { script, files, env, system, wanted, ms, outputBytes, signal }: RunRequest,
): Promise<RunResult> {
  const uniq = system === 'bsd' ? tool('uniq') : undefined;
  const answer = placedScript(script, system === 'prompt');
  const text = (name: string, content: string, mode = 0o644): [string, Planted] => [
    name,
    { kind: 'file', text: content, mode },
  ];
  place.put([
    ...[...files].map(([name, content]) => text(`work/${name}`, content)),
    text(answer.inWork ? 'work/answer.sh' : 'tools/answer.sh', answer.text),
    ...(uniq === undefined ? [] : [text('tools/uniq', bsdUniq(uniq), 0o755)]),
  ]);
  const typed = system === 'prompt' ? ['-o', 'history', '-H'] : [];
  const result = await run({
    argv: [bash, '--noprofile', '--norc', ...typed, answer.inWork ? './answer.sh' : `${tools}/answer.sh`],
    env: {
      ...env,
      ...(uniq === undefined ? {} : { PATH: `${tools}:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin` }),
    },
    // Nothing that an answer is asked for needs it, and it takes a while to bring up.
    loopback: false,
    linger: true,
    limits: { ms, outputBytes },
    ...(signal ? { signal } : {}),
  });
  const found = new Map<string, string | undefined>();
  for (const name of wanted) found.set(name, place.text(`work/${name}`, outputBytes * 8));
  return { ...result, files: found };
}
