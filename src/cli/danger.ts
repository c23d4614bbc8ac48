import { createInterface } from 'node:readline/promises';
import { dangerousScripts } from '../core/exercises/dangers';
import { dangerLines } from '../core/exercises/report';
import type { Exercise } from '../core/exercises/spec';
import { bestIsolation } from '../process/sandbox/detect';
import { UserError } from '../shared/errors';
import { say, terminalLanguage } from './terminal';

/** For `parseArgs`: yes to the question whether a dangerous script may run. */
export const yesOption = { yes: { type: 'boolean', default: false } } as const;

/**
 * Asks before an answer, or the pack's reference solution, runs with nothing but limits to hold it, if it looks dangerous.
 * Where nobody can be asked it is not run: throws UserError, as for a no.
 */
export async function askAboutDanger(
  exercise: Exercise,
  answer: string | undefined,
  { yes, mayAsk }: { readonly yes: boolean; readonly mayAsk: boolean },
): Promise<void> {
  if (yes) return;
  for (const { whose, dangers } of dangerousScripts(exercise, answer)) {
    if ((await bestIsolation()).name !== 'none') return;
    const lines = dangerLines(dangers, terminalLanguage()).join('\n');
    const question = `${say(`exercises.dangerAsk.${whose}`)}\n${lines}`;
    if (!mayAsk || !(await agrees(question))) throw new UserError('cli.dangerStopped', { lines });
  }
}

async function agrees(question: string): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return false;
  const asked = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^(?:y|yes|예|네)$/i.test((await asked.question(`${question}\n[y/N] `)).trim());
  } finally {
    asked.close();
  }
}
