import * as vscode from 'vscode';
import { DisposableStore } from '../../host/disposables';
import { explain } from '../../host/errors';
import { onDidChangeLanguage, say } from '../../host/language';
import type { Log } from '../../host/log';
import { saying } from '../../host/saying';
import { UserError } from '../../shared/errors';
import type { Catalogue } from './catalogue';
import type { Checker, CheckOptions } from './checker';
import { SavedAnswers } from './continuous';
import { TestItems } from './items';
import type { Place, Places } from './places';
import type { Results } from './results';
import { described, drawResult, drawSoFar, starOf } from './verdict';

export const controllerId = 'aiServiceLab.exercises';

/** A verdict as it was drawn. */
export interface Reported {
  readonly place: Place;
  readonly core: 'pass' | 'fail' | 'error';
  /** False for what is known while cases are still being run. */
  readonly final: boolean;
}

/** The exercises in the Test Explorer. */
export class ExerciseTests implements vscode.Disposable {
  readonly #own = new DisposableStore();
  readonly #reported = this.#own.add(new vscode.EventEmitter<Reported>());
  readonly onDidReport = this.#reported.event;
  readonly controller: vscode.TestController;
  readonly items: TestItems;
  readonly #profile: vscode.TestRunProfile;

  constructor(
    catalogue: Catalogue,
    readonly places: Places,
    readonly results: Results,
    readonly checker: Checker,
    star: (place: Place) => string | Promise<string>,
    readonly log: Log,
  ) {
    this.controller = this.#own.add(
      vscode.tests.createTestController(controllerId, say('exercises.controller')),
    );
    this.#profile = this.#own.add(
      this.controller.createRunProfile(
        say('exercises.profile'),
        vscode.TestRunProfileKind.Run,
        (request, token) => this.#asked(request, token),
        true,
        undefined,
        true,
      ),
    );
    this.controller.refreshHandler = () => places.look();
    this.items = new TestItems(this.controller, catalogue, places, star);
    const draw = (): void => void this.items.draw();
    this.#own.add(places.onDidChange(draw));
    this.#own.add(vscode.workspace.onDidGrantWorkspaceTrust(draw));
    this.#own.add(
      onDidChangeLanguage(() => {
        this.controller.label = say('exercises.controller');
        this.#profile.label = say('exercises.profile');
        draw();
      }),
    );
    draw();
  }

  /** Checks one exercise as the button in the Test Explorer does. Throws UserError where it is not shown there. */
  async checkPlace(place: Place, seed?: number): Promise<void> {
    await this.items.draw();
    const item = this.items.itemOf(place);
    if (!item) throw new UserError('exercises.noneHere');
    const document = vscode.workspace.textDocuments.find(
      ({ uri }) => uri.toString() === place.answer.toString(),
    );
    if (document?.isDirty) await document.save();
    const request = new vscode.TestRunRequest([item], undefined, this.#profile);
    await this.#run(request, [item], new vscode.CancellationTokenSource().token, seed);
  }

  dispose(): void {
    this.#own.dispose();
  }

  async #asked(request: vscode.TestRunRequest, token: vscode.CancellationToken): Promise<void> {
    await this.places.ready;
    if (!request.continuous) await this.#run(request, this.items.asked(request), token);
    else this.#follow(request, token);
  }

  async #run(
    request: vscode.TestRunRequest,
    items: readonly vscode.TestItem[],
    token: vscode.CancellationToken,
    seed?: number,
  ): Promise<void> {
    if (!vscode.workspace.isTrusted)
      void saying('exercises.checking', this.log, () => Promise.reject(new UserError('exercises.untrusted')));
    const run = this.controller.createTestRun(request);
    const ended = new AbortController();
    token.onCancellationRequested(() => ended.abort());
    // Its own button, too.
    run.token.onCancellationRequested(() => ended.abort());
    const stopped = (): boolean => ended.signal.aborted;
    try {
      for (const item of items) run.enqueued(item);
      for (const item of items) {
        const place = this.items.placeOf(item);
        if (stopped() || !place) run.skipped(item);
        else {
          run.started(item);
          await this.#check(() => run, item, place, { seed, signal: ended.signal });
          if (stopped()) run.skipped(item);
        }
      }
    } finally {
      run.end();
    }
  }

  /**
   * Never rejects: what cannot be judged is an error of the item.
   * @param run made only when there is something to say
   */
  async #check(
    run: () => vscode.TestRun,
    item: vscode.TestItem,
    place: Place,
    options: CheckOptions,
  ): Promise<void> {
    const started = performance.now();
    const report = (core: Reported['core']): void => this.#reported.fire({ place, core, final: true });
    try {
      const result = await this.checker.check(place, options);
      drawResult(run(), item, place, result, performance.now() - started);
      item.description = described(starOf(result), place);
      report(result.core);
    } catch (error) {
      if (options.signal?.aborted) return;
      const { text } = explain(error, say('exercises.checking'), this.log);
      run().errored(item, new vscode.TestMessage(text), performance.now() - started);
      report('error');
    }
  }

  /** Until the token ends it: each save of an answer checks it. */
  #follow(request: vscode.TestRunRequest, token: vscode.CancellationToken): void {
    const wanted = (place: Place): vscode.TestItem | undefined => {
      const item = this.items.itemOf(place);
      return item && this.items.asked(request).includes(item) ? item : undefined;
    };
    const runOf = (item: vscode.TestItem, persist: boolean): vscode.TestRun =>
      this.controller.createTestRun(
        new vscode.TestRunRequest([item], undefined, this.#profile),
        undefined,
        persist,
      );
    const saved = new SavedAnswers(
      this.places,
      async ({ place, signal, onJudged }) => {
        const item = wanted(place);
        if (!item) return;
        item.busy = true;
        let run: vscode.TestRun | undefined;
        await this.#check(() => (run ??= runOf(item, true)), item, place, {
          signal,
          onJudged,
          unasked: true,
        });
        run?.end();
        // The next save has set it again.
        if (!signal.aborted) item.busy = false;
      },
      (place, script, judged) => {
        const item = wanted(place);
        if (!item) return;
        const run = runOf(item, false);
        const core = drawSoFar(run, item, place, script, judged);
        run.end();
        if (core) this.#reported.fire({ place, core, final: false });
      },
    );
    token.onCancellationRequested(() => saved.dispose());
  }
}
