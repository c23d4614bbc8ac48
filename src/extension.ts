import { window, type ExtensionContext, type WebviewPanel } from 'vscode';
import type { DashboardFeature } from './features/dashboard';
import type { ExercisesFeature } from './features/exercises';
import type { NotesFeature } from './features/notes';
import type { ScaffoldFeature } from './features/scaffold';
import { registerCommands } from './host/commands';
import { lazyTree, whenThereIs } from './host/lazy';
import { Log } from './host/log';
import type { EvidenceSink, PlanWriter } from './shared/services';

/** What tests and the bench may ask the extension for. */
export interface Exports {
  dashboard(): Promise<DashboardFeature>;
  notes(): Promise<NotesFeature>;
  exercises(): Promise<ExercisesFeature>;
}

/** Composition root: each feature's bundle is loaded when one of its commands or panels is first used. */
export function activate(context: ExtensionContext): Exports {
  const log = new Log();
  context.subscriptions.push(log);

  let feature: Promise<DashboardFeature> | undefined;
  const dashboard = (): Promise<DashboardFeature> =>
    (feature ??= import('./features/dashboard').then(({ register }) => register(context, log)));
  let scaffolds: Promise<ScaffoldFeature> | undefined;
  const scaffold = (): Promise<ScaffoldFeature> =>
    (scaffolds ??= import('./features/scaffold').then(({ register }) => register(context, log)));

  let lectures: Promise<NotesFeature> | undefined;
  const notes = (): Promise<NotesFeature> =>
    (lectures ??= import('./features/notes').then(({ register }) =>
      register(context, log, { exercises: { all: async () => (await exercises()).list.all() } }),
    ));

  let shell: Promise<ExercisesFeature> | undefined;
  const plans: PlanWriter = {
    folder: async () => (await scaffold()).plans.folder(),
    write: async (...given) => (await scaffold()).plans.write(...given),
  };
  const evidence: EvidenceSink = {
    exercise: async (...given) => (await notes()).evidence.exercise(...given),
  };
  const exercises = (): Promise<ExercisesFeature> =>
    (shell ??= import('./features/exercises').then(({ register }) =>
      register(context, log, {
        plans,
        evidence,
        // Who has not been loaded has shown nothing.
        listChanged: () => void lectures?.then((loaded) => loaded.exercisesChanged()),
      }),
    ));

  context.subscriptions.push(
    ...registerCommands({
      'aiServiceLab.dashboard.preview': async (target) => (await dashboard()).preview(target),
      'aiServiceLab.dashboard.export': async (target) => (await dashboard()).export(target),
      'aiServiceLab.dashboard.trust': async () => (await dashboard()).trust(),
      'aiServiceLab.dashboard.untrust': async () => (await dashboard()).untrust(),
      'aiServiceLab.dashboard.find': async () => (await dashboard()).find(),
      'aiServiceLab.dashboard.toggleCode': async () => (await dashboard()).toggleCode(),
      'aiServiceLab.dashboard.reload': async () => (await dashboard()).reload(),
      'aiServiceLab.project.start': async () => (await scaffold()).startProject(),
      'aiServiceLab.worksheet.open': async (task) => (await scaffold()).openWorksheet(task),
      'aiServiceLab.course.open': async (place) => (await notes()).open(place),
      'aiServiceLab.course.openFolder': async (target) => (await notes()).openFolder(target),
      'aiServiceLab.course.backToLab': async () => (await notes()).backToLab(),
      'aiServiceLab.course.sample': async () => (await scaffold()).makeCourse(),
      'aiServiceLab.course.search': async (query) => (await notes()).search(query),
      'aiServiceLab.course.resetProgress': async () => (await notes()).resetProgress(),
      'aiServiceLab.exercises.scaffold': async (id) => (await exercises()).scaffold(id),
      'aiServiceLab.exercises.open': async (id) => (await exercises()).open(id),
      'aiServiceLab.exercises.reset': async (target) => (await exercises()).reset(target),
      'aiServiceLab.exercises.hint': async (target) => (await exercises()).hint(target),
      'aiServiceLab.exercises.check': async (target) => (await exercises()).check(target),
      'aiServiceLab.exercises.replay': async (target) => (await exercises()).replay(target),
      'aiServiceLab.exercises.openInput': async (target) => (await exercises()).openInput(target),
      'aiServiceLab.exercises.runInput': async (target) => (await exercises()).runInput(target),
      'aiServiceLab.exercises.compareInput': async (target) => (await exercises()).compareInput(target),
      'aiServiceLab.exercises.attempts': async (target) => (await exercises()).attempts(target),
      'aiServiceLab.exercises.compareGreen': async (target) => (await exercises()).compareGreen(target),
      'aiServiceLab.exercises.microscope': async (target) => (await exercises()).microscope(target),
      'aiServiceLab.exercises.importChat': async (source) => (await exercises()).importChat(source),
      'aiServiceLab.exercises.buildImage': async () => (await exercises()).buildImage(),
      'aiServiceLab.showLog': () => log.show(),
    }),
    lazyTree('aiServiceLab.course', notes),
    window.registerUriHandler({
      // Opens a lecture, and nothing else: anybody can make such an address.
      handleUri: async ({ path, fragment }) => {
        const found = /^\/(?:lecture|course\/([0-9a-f]{12}))\/([1-9]\d{0,2})$/.exec(path);
        if (!found || !/^[a-z0-9-]{0,100}$/.test(fragment)) return;
        const [, course = '', number = ''] = found;
        await (await notes()).open(fragment ? `${number}#${fragment}` : number, course);
      },
    }),
    window.registerWebviewPanelSerializer('aiServiceLab.notes', {
      deserializeWebviewPanel: async (panel: WebviewPanel, state: unknown) =>
        (await notes()).deserializeWebviewPanel(panel, state),
    }),
    window.registerWebviewPanelSerializer('aiServiceLab.dashboard', {
      deserializeWebviewPanel: async (panel: WebviewPanel, state: unknown) =>
        (await dashboard()).serializer.deserializeWebviewPanel(panel, state),
    }),
  );
  context.subscriptions.push(whenThereIs('**/cases/exercise.json', exercises));
  return { dashboard, notes, exercises };
}
