import * as vscode from 'vscode';
import { markRead, mergeProgress, moveTo, noProgress, type Progress } from '../../core/course/progress';
import { loadProgress, progressText } from '../../core/course/progressFile';
import { language } from '../../host/language';
import { textSizes, type ReadingSettings } from '../../shared/notesApi';
import { isObject } from '../../shared/json';

const keys = {
  progress: 'aiServiceLab.notes.progress',
  settings: 'aiServiceLab.notes.settings',
  said: 'aiServiceLab.notes.said',
} as const;

/** What belongs to the person and follows them with Settings Sync: what was read, how they read, what they say is done. */
export class Personal {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;

  #loaded: { readonly text: string; readonly progress: Progress } | undefined;

  /** @param course key of the open course; empty for the lab's own, whose marks alone follow the person to other machines */
  constructor(
    readonly state: vscode.Memento & { setKeysForSync(keys: readonly string[]): void },
    readonly course: () => string,
  ) {
    state.setKeysForSync(Object.values(keys));
  }

  /** Marks of each course have a place of their own: one course cannot touch those of another. */
  #of(key: string): string {
    const course = this.course();
    return course === '' ? key : `${key}.${course}`;
  }

  /** Read once for each text: the Course view asks for it with every row. */
  get progress(): Progress {
    const text = this.state.get<unknown>(this.#of(keys.progress));
    if (typeof text !== 'string') return noProgress;
    if (this.#loaded?.text !== text) this.#loaded = { text, progress: loadProgress(text).progress };
    return this.#loaded.progress;
  }

  async markRead(section: string): Promise<void> {
    await this.#save(markRead(this.progress, section, new Date()));
  }

  /** @param section `8#ports`, or `8` for the lecture's beginning */
  async moveTo(section: string): Promise<void> {
    if (this.progress.last?.section !== section) await this.#save(moveTo(this.progress, section, new Date()));
  }

  /** Forgets what was read of the open course; what is said of tasks stays. */
  async reset(): Promise<void> {
    await this.state.update(this.#of(keys.progress), undefined);
    this.#changed.fire();
  }

  /** Ids of tasks that the person says are done. */
  get said(): readonly string[] {
    const said = this.state.get<unknown>(this.#of(keys.said));
    return Array.isArray(said) ? said.filter((one) => typeof one === 'string') : [];
  }

  async say(task: string, done: boolean): Promise<void> {
    const others = this.said.filter((one) => one !== task);
    await this.state.update(this.#of(keys.said), done ? [...others, task] : others);
    this.#changed.fire();
  }

  get settings(): ReadingSettings {
    const saved = this.state.get<unknown>(keys.settings);
    const { lang, both, size, wide } = isObject(saved) ? saved : {};
    return {
      lang: lang === 'ko' || lang === 'en' ? lang : language(),
      both: both === true,
      size: textSizes.find((one) => one === size) ?? 15,
      wide: wide === true,
    };
  }

  /** A language that is the one of VS Code anyway is not kept: it goes on following VS Code. */
  async set(change: Partial<ReadingSettings>): Promise<void> {
    const { lang, ...rest } = { ...this.settings, ...change };
    const before = this.settings.lang;
    await this.state.update(keys.settings, lang === language() ? rest : { ...rest, lang });
    // The Course view shows the titles in the reading language.
    if (lang !== before) this.#changed.fire();
  }

  async #save(progress: Progress): Promise<void> {
    // Another window may have read on in the meantime.
    await this.state.update(this.#of(keys.progress), progressText(mergeProgress(this.progress, progress)));
    this.#changed.fire();
  }
}
