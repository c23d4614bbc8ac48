import * as path from 'node:path';
import * as vscode from 'vscode';
import { ContextKey } from '../../host/contextKeys';
import { say } from '../../host/language';
import type { Log } from '../../host/log';
import { saying } from '../../host/saying';
import { MediaFiles } from '../../process/mediaFiles';
import type { EvidenceSink, ExerciseList, PlanWriter } from '../../shared/services';
import type { MessageId } from '../../shared/t';
import { Attempts } from './attempts';
import { BrokenPacks } from './brokenPacks';
import { Catalogue } from './catalogue';
import { Checker } from './checker';
import { askAboutDanger } from './danger';
import { FailingInput } from './failing';
import { Hints } from './hints';
import { ChatImport } from './importChat';
import { buildImage, chosenIsolation } from './isolation';
import { Meant } from './meant';
import { Microscope } from './microscope';
import { MicroscopeHints } from './microscopeHints';
import { MicroscopePanel } from './microscopePanel';
import { Places, type Place } from './places';
import { failingCase, Results } from './results';
import { Scaffolding } from './scaffolding';
import { StarLens } from './starLens';
import { ExerciseTests, type Reported } from './tests';
import { Timeline } from './timeline';
import { starOf } from './verdict';
import { WorkspacePacks } from './workspacePacks';

/** What other features do for this one. */
export interface ExerciseServices {
  readonly plans: PlanWriter;
  readonly evidence: EvidenceSink;
  /** Told when there are other exercises than before. */
  readonly listChanged: () => void;
}

/** The exercises' commands. Each says itself what went wrong; what they are given may be anything. */
export interface ExercisesFeature {
  /** @param id of a pack or an exercise; anything else asks */
  scaffold(id: unknown): Promise<void>;
  /** @param id of an exercise; anything else asks */
  open(id: unknown): Promise<void>;
  reset(target: unknown): Promise<void>;
  hint(target: unknown): Promise<void>;
  check(target: unknown): Promise<void>;
  /** Checks once more on the cases of the newest result. */
  replay(target: unknown): Promise<void>;
  /** The smallest failing input: its files, the answer run on it in a terminal, expected beside what came out. */
  openInput(target: unknown): Promise<void>;
  runInput(target: unknown): Promise<void>;
  compareInput(target: unknown): Promise<void>;
  attempts(target: unknown): Promise<void>;
  compareGreen(target: unknown): Promise<void>;
  /** What each stage of the answer's pipelines lets through on the failing case. */
  microscope(target: unknown): Promise<void>;
  /** @param source a KakaoTalk export; anything else asks */
  importChat(source: unknown): Promise<void>;
  /** The image that Docker holds answers in. */
  buildImage(): Promise<void>;
  /** For the lectures. */
  readonly list: ExerciseList;
  readonly results: Results;
  /** For tests and the bench. */
  readonly onDidReport: vscode.Event<Reported>;
}

/** Makes the feature; what it owns ends with the extension. */
export function register(
  context: vscode.ExtensionContext,
  log: Log,
  { plans, evidence, listChanged }: ExerciseServices,
): ExercisesFeature {
  const own = <T extends vscode.Disposable>(part: T): T => {
    context.subscriptions.push(part);
    return part;
  };
  const media = vscode.Uri.joinPath(context.extensionUri, 'media', 'exercises');
  const workspacePacks = own(new WorkspacePacks(log));
  const catalogue = new Catalogue(media.fsPath, { workspace: workspacePacks, broken: new BrokenPacks(log) });
  const places = own(new Places(log));
  const results = own(new Results());
  const meant = new Meant(catalogue, places);
  const attempts = new Attempts(vscode.Uri.joinPath(context.globalStorageUri, 'attempts'));
  const timeline = own(new Timeline(attempts, catalogue));
  const checker = new Checker(catalogue, results, {
    isolation: chosenIsolation,
    ask: (whose, dangers) => askAboutDanger(dangers, whose),
  });
  const scaffolding = new Scaffolding(catalogue, places, plans, {
    keep: (place) => timeline.keep(place),
    cases: (exercise) => checker.visibleCases(exercise),
  });
  const chats = own(new ChatImport(places, (id) => scaffolding.open(id)));
  const failing = own(new FailingInput(results, catalogue, context.storageUri ?? context.globalStorageUri));
  const starOfPlace = async ({ folder, history }: Place): Promise<string> => {
    const known = results.of(folder);
    if (known) return starOf(known);
    const { verdict, robust } = (await attempts.newest(history)) ?? {};
    return verdict === 'pass' && robust ? starOf({ core: 'pass', robust }) : '';
  };
  const tests = own(new ExerciseTests(catalogue, places, results, checker, starOfPlace, log));
  own(
    workspacePacks.onDidChange(() => {
      void tests.items.draw();
      listChanged();
    }),
  );
  const checked = new ContextKey('aiServiceLab.exerciseChecked');
  own(
    results.onDidChange((result) => {
      checked.set(true);
      const { exercise, script, core, robust, folder, grade } = result;
      const why = failingCase(grade)?.why;
      const reason = why ? say(why.id, why.args) : '';
      attempts
        .add(places.around(folder)?.history ?? exercise.id, { script, verdict: core, robust, reason })
        .catch((error: unknown) => log.bug(error, 'keeping an attempt'));
      const state = core === 'fail' ? 'tried' : robust === 'pass' ? 'robust' : 'core';
      evidence
        .exercise(folder.toString(), exercise.id, state)
        .catch((error: unknown) => log.bug(error, 'keeping what was achieved'));
    }),
  );
  const dist = vscode.Uri.joinPath(context.extensionUri, 'dist').fsPath;
  const microscope = own(new Microscope(results, dist, () => chosenIsolation(true)));
  own(new MicroscopeHints(microscope, places, log));
  own(new StarLens(results, places));
  const stages = own(
    new MicroscopePanel({
      microscope,
      media: new MediaFiles(path.join(dist, 'media')),
      log,
      check: (place) => tests.checkPlace(place),
    }),
  );
  const hints = own(new Hints(catalogue, context.globalState));

  const about =
    (doing: MessageId, work: (place: Place) => Promise<void>) =>
    (target: unknown): Promise<void> =>
      saying(doing, log, async () => {
        const place = await meant.place(target);
        if (place) await work(place);
      });

  return {
    scaffold: (id) => saying('exercises.scaffolding', log, () => scaffolding.scaffold(id)),
    open: (id) => saying('exercises.opening', log, () => scaffolding.open(id)),
    reset: about('exercises.resetting', (place) => scaffolding.reset(place)),
    hint: about('exercises.hinting', (place) => hints.next(place)),
    check: about('exercises.checking', (place) => tests.checkPlace(place)),
    replay: about('exercises.checking', async (place) => {
      const seed = results.of(place.folder)?.grade.seed ?? (await askForSeed());
      if (seed !== undefined) await tests.checkPlace(place, seed);
    }),
    openInput: about('exercises.showingInput', (place) => failing.open(place)),
    runInput: about('exercises.showingInput', (place) => failing.run(place)),
    compareInput: about('exercises.showingInput', (place) => failing.compare(place)),
    attempts: about('exercises.showingAttempts', (place) => timeline.show(place)),
    microscope: about('microscope.doing', (place) => stages.show(place)),
    compareGreen: about('exercises.showingAttempts', (place) => timeline.compareGreen(place)),
    buildImage: () =>
      saying('docker.building', log, async () => {
        await buildImage();
        void vscode.window.showInformationMessage(say('docker.buildDone'));
      }),
    importChat: (source) => saying('kakao.importing', log, () => chats.start(source)),
    list: catalogue,
    results,
    onDidReport: tests.onDidReport,
  };
}

async function askForSeed(): Promise<number | undefined> {
  const given = await vscode.window.showInputBox({
    prompt: say('exercises.seedAsk'),
    validateInput: (text) => (isSeed(text) ? undefined : say('exercises.badSeed', { seed: text })),
  });
  return given === undefined ? undefined : Number(given);
}

const isSeed = (text: string): boolean => /^\d{1,15}$/.test(text);
