import * as vscode from 'vscode';

import { expectedText, inputText, type Judged } from '../../core/exercises/judge';
import { reportText, shortened, visible } from '../../core/exercises/report';
import { passed } from '../../core/exercises/results';
import { commandsIn } from '../../core/exercises/shellWords';
import { language, say } from '../../host/language';
import type { Place } from './places';
import { failingCase, type GradedResult } from './results';

/** Menus of a message know by it that there is a failing case to open. */
export const messageContext = 'aiServiceLab.failingCase';

/** How the star is shown, apart from the verdict: ★ held, ☆ not yet, nothing where there is none to win or the core failed. */
export function starOf({ core, robust }: Pick<GradedResult, 'core' | 'robust'>): string {
  if (core === 'fail' || robust === 'none') return '';
  return robust === 'pass' ? '★' : '☆';
}

/** The star with the exercise's id: a screen reader is given the description alone. */
export function described(star: string, { id }: Place): string {
  return star === '' ? '' : `${star} ${id}`;
}

/** Writes what came of judging into a run: the core tier decides. */
export function drawResult(
  run: vscode.TestRun,
  item: vscode.TestItem,
  place: Place,
  { grade, script, core, robust }: GradedResult,
  ms: number,
): void {
  const answer = vscode.workspace.asRelativePath(place.answer);
  run.appendOutput(crlf(`${item.label}\n`), undefined, item);
  run.appendOutput(crlf(reportText(grade, language(), answer)), undefined, item);
  const location = locationIn(place, script);
  // Where the gutter's icon stands: text that came from outside of VS Code may have moved it.
  item.range = location.range;
  const failing = failingCase(grade);
  const star = core === 'pass' && robust === 'fail' && failing ? reasonOf(failing) : undefined;
  if (star !== undefined)
    run.appendOutput(crlf(`☆ ${say('exercises.starMissed', { reason: star })}\n`), location, item);
  else if (starOf({ core, robust }) === '★')
    run.appendOutput(crlf(`★ ${say('exercises.starWon')}\n`), undefined, item);
  if (core === 'pass') run.passed(item, ms);
  else run.failed(item, failing ? messagesOf(failing, place, script) : [], ms);
}

/** What is known before all cases were run; the rest follows. */
export function drawSoFar(
  run: vscode.TestRun,
  item: vscode.TestItem,
  place: Place,
  script: string,
  judged: readonly Judged[],
): 'pass' | 'fail' | undefined {
  const core = judged.filter(({ one }) => one.tier === 'core');
  if (core.length === 0) return undefined;
  run.appendOutput(crlf(`${say('exercises.soFar', { count: judged.length })}\n`), undefined, item);
  const failing = core.find(({ status }) => status !== 'pass');
  if (failing) run.failed(item, messagesOf(failing, place, script));
  else run.passed(item);
  return passed(core, 'core') ? 'pass' : 'fail';
}

export const crlf = (text: string): string => text.replace(/\r?\n/g, '\r\n');

/**
 * Beside the answer VS Code draws the first message of a line, and of one with two sides nothing but their beginnings, which
 * of a state say nothing: so the sentence is a message of its own. What opens by itself is the last one, the two sides.
 */
function messagesOf(judged: Judged, place: Place, script: string): vscode.TestMessage[] {
  const { one, output } = judged;
  const text = [
    `${reasonOf(judged)} (${one.name})`,
    '',
    `${say('exercises.input')}:`,
    visible(shortened(inputText(one.scene))) || say('exercises.noInput'),
  ].join('\n');
  const expected = expectedText(one.expected);
  // Right words in the wrong place: two equal texts would say nothing.
  const actual = output.trim() === expected.trim() ? `${reasonOf(judged)}\n\n${output}` : output;
  const sides = `${say('exercises.expected')} ↔ ${say('exercises.output')} (${one.name})`;
  const messages = [new vscode.TestMessage(text), vscode.TestMessage.diff(sides, expected, visible(actual))];
  for (const message of messages) {
    message.location = locationIn(place, script);
    message.contextValue = messageContext;
  }
  return messages;
}

/** Why a case failed, in the person's language, with what cannot be seen made visible. */
export const reasonOf = ({ why }: Judged): string => visible(why ? say(why.id, why.args) : '');

/** The first command of the answer; its beginning where it has none. */
export function locationIn({ answer }: Pick<Place, 'answer'>, script: string): vscode.Location {
  const line = (commandsIn(script)[0]?.line ?? 1) - 1;
  return new vscode.Location(answer, new vscode.Range(line, 0, line, script.split('\n')[line]?.length ?? 0));
}
