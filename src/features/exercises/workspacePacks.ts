import { realpath } from 'node:fs/promises';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { readPacks } from '../../core/exercises/readPack';
import type { Pack } from '../../core/exercises/spec';
import type { Finding } from '../../core/notes/check';
import { DisposableStore } from '../../host/disposables';
import { say } from '../../host/language';
import type { Log } from '../../host/log';
import { isInside } from '../../process/assets';
import { largestPackFile, readPackFiles } from '../../process/exercises/packFiles';
import { readOrdinary } from '../../process/readOrdinary';
import { isIn, mayBeFolder, notLooked } from './places';

/** A pack of the workspace, and what is to be mended in it. */
export interface WorkspacePack {
  readonly folder: vscode.Uri;
  /** Undefined where nothing of it can be used. */
  readonly pack: Pack | undefined;
  readonly findings: readonly Finding[];
}

const mostPacks = 30;

/** Milliseconds in which the files of a pack are saved. */
const settle = 300;

/**
 * The packs that instructors keep in the workspace: each folder with a `pack.json` that lists exercises. They are data,
 * read where the workspace is trusted, and anew when something in their folders has changed.
 */
export class WorkspacePacks implements vscode.Disposable {
  readonly #own = new DisposableStore();
  readonly #changed = this.#own.add(new vscode.EventEmitter<void>());
  readonly onDidChange = this.#changed.event;
  #packs: Promise<readonly WorkspacePack[]> | undefined;
  #folders: readonly vscode.Uri[] = [];
  /** The folders that were found when all was read; undefined before. */
  #looked: string | undefined;
  #timer: NodeJS.Timeout | undefined;
  #looking: NodeJS.Timeout | undefined;

  constructor(readonly log: Log) {
    const files = this.#own.add(vscode.workspace.createFileSystemWatcher('**/*.{json,md,sh}'));
    const touched = (uri: vscode.Uri): void => {
      if (uri.path.endsWith('/pack.json') || this.#folders.some((folder) => isIn(uri, folder)))
        this.#forget();
    };
    this.#own.add(files.onDidCreate(touched));
    this.#own.add(files.onDidChange(touched));
    // A folder that goes or comes as a whole is one event, and none for what is in it.
    const all = this.#own.add(vscode.workspace.createFileSystemWatcher('**/*', false, true, false));
    this.#own.add(
      all.onDidDelete((uri) => {
        if (this.#folders.some((folder) => isIn(uri, folder) || isIn(folder, uri))) this.#forget();
      }),
    );
    this.#own.add(
      all.onDidCreate((uri) => {
        if (this.#folders.some((folder) => isIn(uri, folder))) this.#forget();
        else if (mayBeFolder(uri)) this.#lookSoon();
      }),
    );
    this.#own.add(vscode.workspace.onDidChangeWorkspaceFolders(() => this.#forget()));
    this.#own.add(vscode.workspace.onDidGrantWorkspaceTrust(() => this.#forget()));
    this.#own.add({ dispose: () => clearTimeout(this.#timer) });
    this.#own.add({ dispose: () => clearTimeout(this.#looking) });
  }

  /** False while files are being saved: what is wrong then may be right in a moment. */
  get settled(): boolean {
    return this.#timer === undefined;
  }

  /** @param lab the packs that come with the lab, whose ids are taken */
  packs(lab: readonly Pack[]): Promise<readonly WorkspacePack[]> {
    if (!vscode.workspace.isTrusted) return Promise.resolve([]);
    this.#packs ??= this.#read(lab).catch((error: unknown) => {
      this.log.bug(error, 'reading packs of the workspace');
      return [];
    });
    return this.#packs;
  }

  dispose(): void {
    this.#own.dispose();
  }

  /** Whoever asks next gets what is there now; who shows them is told when all is saved. */
  #forget(): void {
    this.#packs = undefined;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#changed.fire();
    }, settle);
  }

  /** What is in new folders is looked for once, when they have stopped coming. */
  #lookSoon(): void {
    clearTimeout(this.#looking);
    this.#looking = setTimeout(() => {
      void foldersWithList().then((folders) => {
        if (this.#looked !== undefined && folders.join() !== this.#looked) this.#forget();
      });
    }, settle);
  }

  async #read(lab: readonly Pack[]): Promise<readonly WorkspacePack[]> {
    const folders = await foldersWithList();
    this.#looked = folders.join();
    if (folders.length === mostPacks) this.log.info(say('exercises.manyPacks', { most: mostPacks }));
    const found = await Promise.all(folders.map((folder) => readPack(folder, lab)));
    const packs = found.flatMap((one) => one ?? []);
    this.#folders = packs.map(({ folder }) => folder);
    return packs.map((one, at) => withoutTwice(one, packs.slice(0, at)));
  }
}

/** The folders that may hold a pack, in order; other programs have files of this name too. */
async function foldersWithList(): Promise<vscode.Uri[]> {
  const files = await vscode.workspace.findFiles('**/pack.json', notLooked, mostPacks);
  const folders = files.map((file) => vscode.Uri.joinPath(file, '..'));
  return folders.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Undefined for what is none of ours: other programs have files of this name. */
async function readPack(folder: vscode.Uri, lab: readonly Pack[]): Promise<WorkspacePack | undefined> {
  const place = await realFolder(folder);
  if (place === undefined) return undefined;
  const head = readOrdinary(place, 'pack.json', largestPackFile);
  if (!head?.includes('"exercises"')) return undefined;
  const leftOut: string[] = [];
  const all = await readPackFiles(place, leftOut);
  // A pack inside of it is found by itself.
  const files = new Map([...all].filter(([file]) => file === 'pack.json' || !file.endsWith('/pack.json')));
  const { packs, findings } = readPacks(files, { lab, leftOut });
  return { folder, pack: packs[0], findings };
}

/** Undefined for a folder of a file system of others, and for one that a link puts into the workspace. */
async function realFolder(folder: vscode.Uri): Promise<string | undefined> {
  const root = vscode.workspace.getWorkspaceFolder(folder)?.uri;
  if (folder.scheme !== 'file' || !root) return undefined;
  try {
    const [outer, inner] = await Promise.all([realpath(root.fsPath), realpath(folder.fsPath)]);
    return isInside(outer, inner) && inner === path.join(outer, path.relative(root.fsPath, folder.fsPath))
      ? inner
      : undefined;
  } catch {
    return undefined;
  }
}

/** Where two packs have an exercise of one name, the second one is the mistake. */
function withoutTwice(one: WorkspacePack, before: readonly WorkspacePack[]): WorkspacePack {
  const { pack } = one;
  if (!pack) return one;
  const seen = new Set(before.flatMap((other) => other.pack?.exercises.map(({ id }) => id) ?? []));
  const twice = pack.exercises.filter(({ id }) => seen.has(id));
  return {
    ...one,
    pack: { ...pack, exercises: pack.exercises.filter(({ id }) => !seen.has(id)) },
    findings: [
      ...one.findings,
      ...twice.map(({ id }) => ({
        file: 'pack.json',
        line: 1,
        message: 'exercises.twice' as const,
        args: { id },
      })),
    ],
  };
}
