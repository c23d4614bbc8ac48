import * as vscode from 'vscode';
import type { Whose } from '../../core/exercises/dangers';
import type { Danger } from '../../core/exercises/guard';
import { dangerLines } from '../../core/exercises/report';
import { language, say } from '../../host/language';

/** Asks before an answer, or a reference solution, runs with nothing but limits to hold it; says which lines the question is about. */
export async function askAboutDanger(dangers: readonly Danger[], whose: Whose = 'answer'): Promise<boolean> {
  const lines = dangerLines(dangers, language());
  const yes = say('exercises.dangerYes');
  const chosen = await vscode.window.showWarningMessage(
    say(`exercises.dangerAsk.${whose}`),
    { modal: true, detail: [...lines, '', say('exercises.isolation.none')].join('\n') },
    yes,
  );
  return chosen === yes;
}
