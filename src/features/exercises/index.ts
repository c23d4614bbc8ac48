import * as vscode from 'vscode';
import type { Log } from '../../host/log';
import { saying } from '../../host/saying';
import type { EvidenceSink, ExerciseList, PlanWriter } from '../../shared/services';
import { Catalogue } from './catalogue';
import { Hints } from './hints';
import { Meant } from './meant';
import { Places } from './places';
import { Results } from './results';
import { Scaffolding } from './scaffolding';

/** What other features do for this one. */
export interface ExerciseServices {
  readonly plans: PlanWriter;
  readonly evidence: EvidenceSink;
}

/** The exercises' commands. Each says itself what went wrong; what they are given may be anything. */
export interface ExercisesFeature {
  /** @param id of a pack or an exercise; anything else asks */
  scaffold(id: unknown): Promise<void>;
  /** @param id of an exercise; anything else asks */
  open(id: unknown): Promise<void>;
  reset(target: unknown): Promise<void>;
  hint(target: unknown): Promise<void>;
  /** For the lectures. */
  readonly list: ExerciseList;
  readonly results: Results;
}

/** Makes the feature; what it owns ends with the extension. */
export function register(
  context: vscode.ExtensionContext,
  log: Log,
  { plans }: ExerciseServices,
): ExercisesFeature {
  const own = <T extends vscode.Disposable>(part: T): T => {
    context.subscriptions.push(part);
    return part;
  };
  const media = vscode.Uri.joinPath(context.extensionUri, 'media', 'exercises');
  const catalogue = new Catalogue(media.fsPath);
  const places = own(new Places(log));
  const results = own(new Results());
  const meant = new Meant(catalogue, places);
  const scaffolding = new Scaffolding(catalogue, places, plans, () => Promise.resolve());
  const hints = own(new Hints(catalogue, context.globalState));

  return {
    scaffold: (id) => saying('exercises.scaffolding', log, () => scaffolding.scaffold(id)),
    open: (id) => saying('exercises.opening', log, () => scaffolding.open(id)),
    reset: (target) =>
      saying('exercises.resetting', log, async () => {
        const place = await meant.place(target);
        if (place) await scaffolding.reset(place);
      }),
    hint: (target) =>
      saying('exercises.hinting', log, async () => {
        const place = await meant.place(target);
        if (place) await hints.next(place.id);
      }),
    list: catalogue,
    results,
  };
}
