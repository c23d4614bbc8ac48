import * as vscode from 'vscode';
import { historyName, largestMark, markFile, readMark } from '../../core/exercises/mark';
import { DisposableStore } from '../../host/disposables';
import type { Log } from '../../host/log';

/** A folder of the workspace that holds an exercise. */
export interface Place {
  readonly folder: vscode.Uri;
  readonly answer: vscode.Uri;
  readonly id: string;
  /** The name under which its attempts are kept. */
  readonly history: string;
  /** Where its mark says that its pack is; undefined for an exercise of the lab. */
  readonly pack?: vscode.Uri;
}

const mostPlaces = 500;
/** Where other people's packages lie. */
export const notLooked = '**/{node_modules,.git,.venv,venv}/**';

/** Milliseconds in which the files of an exercise arrive. */
const settle = 500;

/** The exercises in the workspace: wherever a mark file lies, whoever scaffolded it, and when. */
export class Places implements vscode.Disposable {
  readonly #own = new DisposableStore();
  readonly #changed = this.#own.add(new vscode.EventEmitter<void>());
  readonly onDidChange = this.#changed.event;
  #places = new Map<string, Place>();
  #timer: NodeJS.Timeout | undefined;
  /** Settles when the workspace was looked through for the first time. */
  readonly ready: Promise<void>;

  constructor(readonly log: Log) {
    const marks = this.#own.add(vscode.workspace.createFileSystemWatcher(`**/${markFile}`));
    this.#own.add(marks.onDidCreate((mark) => void this.#read(mark)));
    this.#own.add(marks.onDidChange((mark) => void this.#read(mark)));
    // A folder that goes is one event, and none for what was in it. What is written into one that has just been made may be
    // missed: whatever of it is seen is a reason to look.
    const all = this.#own.add(vscode.workspace.createFileSystemWatcher('**/*', false, true, false));
    this.#own.add(all.onDidDelete((uri) => this.#drop(uri)));
    this.#own.add(
      all.onDidCreate((uri) => {
        if (mayBePart(uri)) this.#lookSoon();
      }),
    );
    this.#own.add({ dispose: () => clearTimeout(this.#timer) });
    this.#own.add(vscode.workspace.onDidChangeWorkspaceFolders(() => void this.look()));
    this.ready = this.look();
  }

  get all(): readonly Place[] {
    return [...this.#places.values()].sort((a, b) => a.folder.path.localeCompare(b.folder.path));
  }

  /** The exercise in whose folder a file lies, or whose folder it is. */
  around(uri: vscode.Uri): Place | undefined {
    return this.all.find(({ folder }) => isIn(uri, folder));
  }

  /** Where an exercise is; the shortest path, if it is in several places. */
  of(id: string): Place | undefined {
    const own = this.all.filter((place) => place.id === id);
    return own.sort((a, b) => a.folder.path.length - b.folder.path.length)[0];
  }

  /** Looks through the workspace again. Who follows is told in any case, or with `onlyChanges` if there is something new. */
  async look(onlyChanges = false): Promise<void> {
    try {
      const found = await vscode.workspace.findFiles(`**/${markFile}`, notLooked, mostPlaces);
      const places = await Promise.all(found.map(placeOf));
      const before = this.#places;
      this.#places = new Map(places.flatMap((place) => (place ? [[place.folder.toString(), place]] : [])));
      if (!onlyChanges || !areSame(before, this.#places)) this.#changed.fire();
    } catch (error) {
      this.log.bug(error, 'looking for exercises');
    }
  }

  dispose(): void {
    this.#own.dispose();
  }

  /** Many files of many exercises are one reason. */
  #lookSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.look(true), settle);
  }

  async #read(mark: vscode.Uri): Promise<void> {
    const place = await placeOf(mark);
    if (!place) this.#places.delete(vscode.Uri.joinPath(mark, '..', '..').toString());
    else if (this.#places.size < mostPlaces) this.#places.set(place.folder.toString(), place);
    this.#changed.fire();
  }

  #drop(uri: vscode.Uri): void {
    const gone = [...this.#places].filter(([, { folder }]) =>
      isIn(vscode.Uri.joinPath(folder, markFile), uri),
    );
    if (gone.length === 0) return;
    for (const [key] of gone) this.#places.delete(key);
    this.#changed.fire();
  }
}

/** True for a folder itself, and for what lies in it. */
export const isIn = (uri: vscode.Uri, folder: vscode.Uri): boolean =>
  uri.scheme === folder.scheme && `${uri.path}/`.startsWith(`${folder.path}/`);

/** Undefined for what is no mark, and over file systems of others, where nothing is run. */
async function placeOf(mark: vscode.Uri): Promise<Place | undefined> {
  try {
    if (mark.scheme !== 'file' || (await vscode.workspace.fs.stat(mark)).size > largestMark) return undefined;
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(mark));
    const read = readMark(text);
    if (!read) return undefined;
    const folder = vscode.Uri.joinPath(mark, '..', '..');
    const pack = read.from === undefined ? {} : { pack: vscode.Uri.joinPath(folder, read.from) };
    return {
      folder,
      answer: vscode.Uri.joinPath(folder, 'answer.sh'),
      id: read.id,
      history: historyName(read),
      ...pack,
    };
  } catch {
    return undefined;
  }
}

/** Without asking the file system for each file that anybody makes: a name that ends like a file's is one. */
export const mayBeFolder = ({ path }: vscode.Uri): boolean => !/\.[a-z][^/.]*$/i.test(path);

const mayBePart = (uri: vscode.Uri): boolean => mayBeFolder(uri) || /\/(?:answer|check)\.sh$/.test(uri.path);

const areSame = (some: ReadonlyMap<string, Place>, others: ReadonlyMap<string, Place>): boolean =>
  some.size === others.size && [...some].every(([key, { id }]) => others.get(key)?.id === id);
