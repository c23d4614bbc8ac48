import * as vscode from 'vscode';
import type { Danger } from '../../core/exercises/guard';
import { visible } from '../../core/exercises/report';
import { say } from '../../host/language';
import type { Whose } from './checker';

const most = 8;

/** Asks before an answer, or a reference solution, runs with nothing but limits to hold it; says which lines the question is about. */
export async function askAboutDanger(dangers: readonly Danger[], whose: Whose = 'answer'): Promise<boolean> {
  const lines = dangers.slice(0, most).map(({ kind, line, text }) =>
    say('exercises.dangerLine', {
      line,
      what: say(`exercises.danger.${kind}`),
      text: visible(text.slice(0, 200)),
    }),
  );
  if (dangers.length > most) lines.push('…');
  const yes = say('exercises.dangerYes');
  const chosen = await vscode.window.showWarningMessage(
    say(`exercises.dangerAsk.${whose}`),
    { modal: true, detail: [...lines, '', say('exercises.isolation.none')].join('\n') },
    yes,
  );
  return chosen === yes;
}
