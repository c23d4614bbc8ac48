import * as vscode from 'vscode';
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
    this.#drawing = this.#drawing.then(() => this.#draw());
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
    const rows: vscode.TestItem[] = [];
    for (const pack of [...packs, undefined]) {
      const own = this.places.all.filter((place) => packOf(packs, place) === pack);
      if (own.length === 0) continue;
      // Ids of packs are anybody's; their folders are not.
      const key = `pack/${pack?.place?.toString() ?? pack?.id ?? ''}`;
      const row = this.#made(key, pack ? packTitle(pack) : say('exercises.noPackTitle'));
      row.description = pack?.place ? vscode.workspace.asRelativePath(pack.place) : '';
      row.sortText = String(pack ? packs.indexOf(pack) : packs.length).padStart(3, '0');
      row.children.replace(await Promise.all(own.map((place) => this.#exercise(place, pack))));
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

  #made(id: string, label: string, uri?: vscode.Uri): vscode.TestItem {
    const item = this.#items.get(id) ?? this.controller.createTestItem(id, label, uri);
    item.label = label;
    this.#items.set(id, item);
    return item;
  }
}

const packOf = (packs: readonly ShownPack[], { id }: Place): ShownPack | undefined =>
  packs.find(({ exercises }) => exercises.some((one) => one.id === id));
