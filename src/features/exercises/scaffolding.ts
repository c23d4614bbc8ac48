import * as vscode from 'vscode';
import type { Case } from '../../core/exercises/case';
import { exercisePlan, exercisesFolder, folderName } from '../../core/exercises/scaffold';
import type { Exercise } from '../../core/exercises/spec';
import type { PlannedFile } from '../../core/scaffold/plan';
import { language, say } from '../../host/language';
import { UserError } from '../../shared/errors';
import type { PlanWriter, WrittenPlan } from '../../shared/services';
import type { MessageId } from '../../shared/t';
import type { Catalogue, ShownPack } from './catalogue';
import type { Place, Places } from './places';
import { showBeside } from './preview';
import { packTitle, titleOf } from './titles';

export interface ScaffoldingPorts {
  /** Keeps an answer that is about to be replaced. */
  readonly keep: (place: Place) => Promise<void>;
  /** The visible cases of an exercise. Throws UserError. */
  readonly cases: (exercise: Exercise) => Promise<readonly Case[]>;
}

/** Writes exercises into the workspace, opens them, and puts them back to their beginning. */
export class Scaffolding {
  constructor(
    readonly catalogue: Catalogue,
    readonly places: Places,
    readonly plans: PlanWriter,
    readonly ports: ScaffoldingPorts,
  ) {}

  /** @param id of an exercise or a pack; anything else asks. Throws UserError. */
  async scaffold(id: unknown): Promise<void> {
    const chosen = typeof id === 'string' ? await this.#named(id) : await this.#chosen();
    const [first] = chosen ?? [];
    if (!chosen || !first) return;
    if (!(await this.#write(chosen))) return;
    if (chosen.length === 1) {
      await this.open(first.id);
      return;
    }
    const show = say('exercises.showTests');
    // Not awaited: it may be read whenever.
    void vscode.window
      .showInformationMessage(
        say('exercises.scaffolded', { count: chosen.length, folder: exercisesFolder }),
        show,
      )
      .then((answer) =>
        answer === show ? vscode.commands.executeCommand('workbench.view.testing.focus') : undefined,
      );
  }

  /**
   * Opens the answer, and beside it the task; writes the exercise where it is not there yet.
   * @param id of an exercise; anything else asks. Throws UserError.
   */
  async open(id: unknown): Promise<void> {
    const exercise =
      typeof id === 'string' ? await this.catalogue.exercise(id) : (await this.#chosenOne())?.[0];
    if (!exercise) return;
    await this.places.ready;
    const place = this.places.of(exercise.id);
    const folder =
      place && (await isThere(place.answer)) ? place.folder : await this.#write([exercise], place);
    if (!folder) return;
    const options = { viewColumn: vscode.ViewColumn.One, preview: false };
    await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, 'answer.sh'), options);
    const readme = vscode.Uri.joinPath(folder, 'README.md');
    if (await isThere(readme)) await showBeside(readme);
  }

  /** Puts all files of an exercise back; those that differ are kept beside them. Throws UserError. */
  async reset(place: Place): Promise<void> {
    const exercise = await this.catalogue.exercise(place.id);
    ownFolder(place);
    const yes = say('exercises.resetYes');
    const asked = await vscode.window.showWarningMessage(
      say('exercises.resetAsk', { title: titleOf(exercise) }),
      { modal: true, detail: say('exercises.resetDetail') },
      yes,
    );
    if (asked !== yes) return;
    await this.ports.keep(place);
    const { kept } = await this.#put([exercise], 'replace', place);
    const copies = [...kept.values()].map((uri) => vscode.workspace.asRelativePath(vscode.Uri.parse(uri)));
    void vscode.window.showInformationMessage(
      copies.length === 0
        ? say('exercises.resetNothing')
        : say('exercises.resetDone', { files: copies.join(', ') }),
    );
  }

  /** Writes what is missing; the folder of the first exercise, undefined where the person turned away. */
  async #write(exercises: readonly Exercise[], at?: Place): Promise<vscode.Uri | undefined> {
    const { files } = await this.#put(exercises, 'keep', at);
    const answer = [...files].find(([file]) => /(^|\/)answer\.sh$/.test(file))?.[1];
    return answer === undefined ? undefined : vscode.Uri.joinPath(vscode.Uri.parse(answer), '..');
  }

  /** @param at where the exercise lies already, under whatever name */
  async #put(
    exercises: readonly Exercise[],
    differing: 'keep' | 'replace',
    at?: Place,
  ): Promise<WrittenPlan> {
    const own = at && ownFolder(at);
    const root = own ? own.root : await this.plans.folder();
    if (root === undefined) return { files: new Map(), kept: new Map() };
    const checker = await this.catalogue.checker();
    const plan: PlannedFile[] = [];
    for (const exercise of exercises) {
      const folder = own ? own.path : `${exercisesFolder}/${folderName(exercise)}`;
      const cases = await this.ports.cases(exercise);
      const place = vscode.Uri.joinPath(vscode.Uri.parse(root), folder).fsPath;
      const from = await this.catalogue.wayToPack(exercise, place);
      for (const file of exercisePlan(exercise, language(), checker, cases, from))
        plan.push({
          ...file,
          path: [folder, ...file.path.split('/').slice(1)].filter((part) => part !== '').join('/'),
        });
    }
    const written = await this.plans.write(plan, root, differing, say('exercises.scaffoldTitle'));
    // VS Code tells of new files late on a busy machine, and of none where `files.watcherExclude` has them.
    await this.places.look(true);
    return written;
  }

  async #named(id: string): Promise<readonly Exercise[]> {
    const pack = (await this.catalogue.packs()).find((one) => one.id === id);
    return pack ? pack.exercises : [await this.catalogue.exercise(id)];
  }

  /** A whole pack or one exercise. */
  async #chosen(): Promise<readonly Exercise[] | undefined> {
    const packs = nearestFirst(await this.catalogue.packs());
    const items = packs.flatMap((pack): Choice[] => [
      {
        label: `$(library) ${packTitle(pack)}`,
        description: `${say('exercises.wholePack', { count: pack.exercises.length })} · ${whoseOf(pack)}`,
        exercises: pack.exercises,
      },
      ...pack.exercises.map((exercise) => this.#item(exercise)),
    ]);
    return (await this.#pick(items, 'exercises.scaffoldTitle', 'exercises.scaffoldPick'))?.exercises;
  }

  async #chosenOne(): Promise<readonly Exercise[] | undefined> {
    const packs = nearestFirst(await this.catalogue.packs());
    const items = packs.flatMap((pack): Choice[] => [
      {
        label: `${packTitle(pack)} · ${whoseOf(pack)}`,
        kind: vscode.QuickPickItemKind.Separator,
        exercises: [],
      },
      ...pack.exercises.map((exercise) => this.#item(exercise)),
    ]);
    return (await this.#pick(items, 'exercises.openTitle', 'exercises.openPick'))?.exercises;
  }

  #item(exercise: Exercise): Choice {
    const there = this.places.of(exercise.id);
    return {
      label: `$(terminal) ${titleOf(exercise)}`,
      description: there ? `${exercise.id} · ${say('exercises.there')}` : exercise.id,
      detail: exercise.topics.join(', '),
      exercises: [exercise],
    };
  }

  async #pick(items: readonly Choice[], title: MessageId, hint: MessageId): Promise<Choice | undefined> {
    await this.places.ready;
    return vscode.window.showQuickPick(items, {
      title: say(title),
      placeHolder: say(hint),
      matchOnDescription: true,
      matchOnDetail: true,
    });
  }
}

interface Choice extends vscode.QuickPickItem {
  readonly exercises: readonly Exercise[];
}

/** Those of the workspace are why somebody asks there. */
const nearestFirst = (packs: readonly ShownPack[]): readonly ShownPack[] => [
  ...packs.filter(({ place }) => place),
  ...packs.filter(({ place }) => !place),
];

const whoseOf = ({ place }: ShownPack): string =>
  place ? vscode.workspace.asRelativePath(place) : say('exercises.ofLab');

/** A folder by its path in the workspace's folder: so a link on the way is seen. Throws UserError where nothing may be written. */
function ownFolder({ folder }: Place): { readonly root: string; readonly path: string } {
  if (!vscode.workspace.isTrusted) throw new UserError('scaffold.untrusted');
  const root = vscode.workspace.getWorkspaceFolder(folder)?.uri;
  if (!root) throw new UserError('scaffold.noFolder');
  return { root: root.toString(), path: folder.path.slice(root.path.length + 1) };
}

async function isThere(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
