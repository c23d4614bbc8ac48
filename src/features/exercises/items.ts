import * as vscode from 'vscode';
import { visible } from '../../core/exercises/report';
import { say } from '../../host/language';
import type { Catalogue, ShownPack } from './catalogue';
import type { Place, Places } from './places';
import { packTitle, titleOf } from './titles';
import { described } from './verdict';

/** The rows of the Test Explorer: packs, and in them the exercises that lie in the workspace. */
export class TestItems {
  readonly #items = new Map<string, vscode.TestItem>();
  #drawing: Promise<void> = Promise.resolve();

  constructor(
    readonly controller: vscode.TestController,
    readonly catalogue: Catalogue,
    readonly places: Places,
    /** What is known of an exercise from before. */
    readonly star: (place: Place) => string | Promise<string>,
  ) {}

  /** Draws all rows anew; what is the same stays the same item, so that its result stays. */
  draw(): Promise<void> {
    const draw = (): Promise<void> => this.#draw();
    // One that failed is not the end of all that follow.
    this.#drawing = this.#drawing.then(draw, draw);
    return this.#drawing;
  }

  placeOf(item: vscode.TestItem): Place | undefined {
    return this.places.all.find(({ folder }) => folder.toString() === item.id);
  }

  itemOf({ folder }: Place): vscode.TestItem | undefined {
    return this.#items.get(folder.toString());
  }

  /** The exercises that a request means: all without a list, those of a pack for a pack. */
  asked({ include, exclude = [] }: vscode.TestRunRequest): vscode.TestItem[] {
    const found: vscode.TestItem[] = [];
    const take = (item: vscode.TestItem): void => {
      if (exclude.includes(item)) return;
      if (item.uri) found.push(item);
      else for (const [, child] of item.children) take(child);
    };
    for (const item of include ?? [...this.controller.items].map(([, one]) => one)) take(item);
    return [...new Set(found)];
  }

  async #draw(): Promise<void> {
    const packs = await this.catalogue.packs().catch((): readonly ShownPack[] => []);
    const groups = new Map<string, { home: Home; places: Place[] }>();
    for (const place of this.places.all) {
      const home = homeOf(packs, place);
      const group = groups.get(keyOf(home)) ?? { home, places: [] };
      groups.set(keyOf(home), group);
      group.places.push(place);
    }
    const rows: vscode.TestItem[] = [];
    for (const [key, { home, places }] of groups) {
      const { pack, folder } = home;
      const row = this.#made(key, pack ? packTitle(pack) : this.#lastTitle(key, folder));
      row.description = folder ? visible(vscode.workspace.asRelativePath(folder)) : '';
      const rank = pack ? packs.indexOf(pack) : packs.length + (folder ? 0 : 1);
      row.sortText = String(rank).padStart(3, '0');
      row.children.replace(await Promise.all(places.map((place) => this.#exercise(place, pack))));
      rows.push(row);
    }
    this.controller.items.replace(rows);
    const shown = new Set(rows.flatMap((row) => [row.id, ...[...row.children].map(([id]) => id)]));
    for (const id of this.#items.keys()) if (!shown.has(id)) this.#items.delete(id);
  }

  async #exercise(place: Place, pack: ShownPack | undefined): Promise<vscode.TestItem> {
    const exercise = pack?.exercises.find(({ id }) => id === place.id);
    const title = exercise ? titleOf(exercise) : place.id;
    const item = this.#made(place.folder.toString(), title, place.answer);
    item.sortText = `${String(exercise?.number ?? 0).padStart(3, '0')} ${place.folder.path}`;
    item.range = new vscode.Range(0, 0, 0, 0);
    item.description = described(await this.star(place), place);
    // In Restricted Mode packs of the workspace are not read: there it may be known or not.
    item.error = !vscode.workspace.isTrusted
      ? say('exercises.untrusted')
      : exercise
        ? undefined
        : say('exercises.unknownHere', { id: place.id });
    return item;
  }

  /** Of a pack that cannot be read: what it was called while it could, or the name of its folder. */
  #lastTitle(key: string, folder: vscode.Uri | undefined): string {
    if (!folder) return say('exercises.noPackTitle');
    return this.#items.get(key)?.label ?? visible(folder.path.replace(/.*\//, ''));
  }

  #made(id: string, label: string, uri?: vscode.Uri): vscode.TestItem {
    const item = this.#items.get(id) ?? this.controller.createTestItem(id, label, uri);
    item.label = label;
    this.#items.set(id, item);
    return item;
  }
}

/** What an exercise's row lies under. Without a pack: the folder of one that cannot be read, or nothing that is known. */
interface Home {
  readonly pack: ShownPack | undefined;
  readonly folder: vscode.Uri | undefined;
}

/**
 * While somebody writes a pack, it or an exercise in it cannot be read for moments. Its rows stay under it then: VS Code
 * shows rows that move closed, and without their results.
 */
function homeOf(packs: readonly ShownPack[], place: Place): Home {
  const leadsTo = place.pack?.toString();
  const pack =
    packs.find(({ exercises }) => exercises.some(({ id }) => id === place.id)) ??
    packs.find((one) => leadsTo !== undefined && one.place?.toString() === leadsTo);
  return { pack, folder: pack ? pack.place : place.pack };
}

/** Ids of packs are anybody's; their folders are not. */
const keyOf = ({ pack, folder }: Home): string => `pack/${folder?.toString() ?? pack?.id ?? ''}`;
