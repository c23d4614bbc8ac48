import * as vscode from 'vscode';
import { buildIndex, type CourseIndex, type Hit } from '../../core/course/search';
import { say } from '../../host/language';
import type { ExerciseList } from '../../shared/services';
import type { OpenCourse } from './openCourse';
import type { Personal } from './personal';

interface HitItem extends vscode.QuickPickItem {
  readonly hit?: Hit;
}

const icons: Readonly<Record<Hit['kind'], string>> = {
  section: '$(book)',
  task: '$(checklist)',
  exercise: '$(terminal)',
  term: '$(symbol-keyword)',
};

/** The search over the whole course, in a QuickPick; settles when it is closed. */
export class CourseSearch {
  #index: Promise<CourseIndex> | undefined;
  #edition: number | undefined;

  constructor(
    readonly library: OpenCourse,
    readonly personal: Personal,
    readonly exercises: ExerciseList,
    readonly open: (hit: Hit) => Promise<void>,
  ) {}

  /** Begins with `query`, where there is one. */
  async show(query = ''): Promise<void> {
    const pick = vscode.window.createQuickPick<HitItem>();
    pick.title = say('course.searchTitle');
    pick.placeholder = say('course.searchPlaceholder');
    pick.value = query;
    pick.busy = true;
    const closed = new Promise<void>((resolve) => pick.onDidHide(() => resolve()));
    pick.onDidAccept(() => {
      const [chosen] = pick.activeItems;
      if (!chosen?.hit) return;
      const { hit } = chosen;
      pick.hide();
      void this.open(hit);
    });
    pick.show();
    // VS Code draws the box first: the index takes some 100 ms when it is made.
    await new Promise((resolve) => setTimeout(resolve, 0));
    try {
      const index = await this.#indexed();
      const look = (): void => {
        pick.items = itemsFor(index, pick.value, this.personal.settings.lang);
      };
      pick.onDidChangeValue(look);
      look();
      pick.busy = false;
      await closed;
    } finally {
      pick.dispose();
    }
  }

  /** There is something else to be found than before. */
  forget(): void {
    this.#index = undefined;
  }

  /** Exercises stand beside the lab's lectures only. */
  async #make(): Promise<CourseIndex> {
    const files = await this.library.files();
    const exercises = this.library.foreign ? [] : await this.exercises.all().catch(() => []);
    return buildIndex(files, { exercises });
  }

  /** Made once for each reading of a course; a course that could not be read is tried again the next time. */
  #indexed(): Promise<CourseIndex> {
    if (!this.#index || this.#edition !== this.library.edition) {
      this.#edition = this.library.edition;
      const made = this.#make();
      this.#index = made;
      made.catch(() => {
        if (this.#index === made) this.#index = undefined;
      });
    }
    return this.#index;
  }
}

/**
 * VS Code sorts what matches by its label, but has no say about items without a label to match: the order of the search
 * stays only if titles stand in the description.
 */
function itemsFor(index: CourseIndex, query: string, lang: 'ko' | 'en'): HitItem[] {
  if (query.trim() === '') return [];
  const hits = index.search(query, { lang, limit: 30 });
  if (hits.length === 0)
    return [{ label: '', description: say('course.searchNothing', { query }), alwaysShow: true }];
  return hits.map((hit) => ({
    label: icons[hit.kind],
    description: `${hit.title}  ·  ${say(`course.kind.${hit.kind}`, { number: hit.lecture })}`,
    detail: hit.snippet,
    alwaysShow: true,
    hit,
  }));
}
