import * as vscode from 'vscode';
import { say } from '../../host/language';
import { UserError } from '../../shared/errors';
import type { Catalogue } from './catalogue';
import type { Place, Places } from './places';
import { titleOf } from './titles';

/** Finds the exercise that a command is about: arguments come from menus, keys and other extensions. */
export class Meant {
  constructor(
    readonly catalogue: Catalogue,
    readonly places: Places,
  ) {}

  /**
   * The exercise of a test item, of a message of one or of a file; without any the one in the editor in front, else the
   * person's choice. Undefined where they turn away; throws UserError where the workspace has none.
   */
  async place(given: unknown): Promise<Place | undefined> {
    await this.places.ready;
    const own = uriOf(given);
    if (own) return this.#at(own);
    const uri = vscode.window.activeTextEditor?.document.uri ?? activeFile();
    const found = uri && (await this.#around(uri));
    if (found) return found;
    const seen = vscode.window.visibleTextEditors.flatMap(
      ({ document }) => this.places.around(document.uri) ?? [],
    );
    // Its task or a hint may be in front.
    if (seen[0] && new Set(seen).size === 1) return seen[0];
    const { all } = this.places;
    if (all.length === 0) throw new UserError('exercises.noneHere');
    if (all.length === 1) return all[0];
    const items = await Promise.all(
      all.map(async (place) => {
        const exercise = await this.catalogue.find(place.id);
        const label = exercise ? titleOf(exercise) : place.id;
        return { label, description: vscode.workspace.asRelativePath(place.folder), place };
      }),
    );
    const chosen = await vscode.window.showQuickPick(items, {
      placeHolder: say('exercises.which'),
      matchOnDescription: true,
    });
    return chosen?.place;
  }

  async #at(uri: vscode.Uri): Promise<Place> {
    const found = await this.#around(uri);
    if (!found) throw new UserError('exercises.notOne', { path: vscode.workspace.asRelativePath(uri) });
    return found;
  }

  /** Somebody may have made it a moment ago. */
  async #around(uri: vscode.Uri): Promise<Place | undefined> {
    if (!this.places.around(uri)) await this.places.look(true);
    return this.places.around(uri);
  }
}

function uriOf(given: unknown): vscode.Uri | undefined {
  if (given instanceof vscode.Uri) return given;
  if (typeof given !== 'object' || given === null) return undefined;
  // A message of a test comes with its item.
  if ('test' in given) return uriOf(given.test);
  if ('uri' in given && given.uri instanceof vscode.Uri) return given.uri;
  return undefined;
}

/** The file whose tab is in front, where that is no text editor. */
function activeFile(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  if (input instanceof vscode.TabInputTextDiff) return input.modified;
  return input instanceof vscode.TabInputCustom ? input.uri : undefined;
}
