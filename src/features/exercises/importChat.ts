import * as vscode from 'vscode';
import { dangersIn } from '../../core/exercises/guard';
import { prepareImport, readings, type PreparedImport } from '../../core/exercises/kakao/importChat';
import { summaryOf } from '../../core/exercises/kakao/summary';
import { language, say } from '../../host/language';
import { workspacePermit } from '../../host/trust';
import { freshDigest, repositoryOf, withChatFile, writeNew } from '../../process/exercises/chatFile';
import { leadsOutside } from '../../process/folder';
import { UserError } from '../../shared/errors';
import { askAboutDanger } from './danger';
import type { Place, Places } from './places';

/** The exercise whose data a chat is. */
const exerciseId = 'kakao-top3';
const scheme = 'ailab-chat';

/**
 * A person's own chat as one more data set of the exercise. Raw text is read where it lies and goes nowhere: pseudonyms
 * are made in memory, with a key that nobody keeps, and only they are shown and written.
 */
export class ChatImport implements vscode.Disposable {
  readonly #provider: vscode.Disposable;
  #preview = '';
  #terminal: vscode.Terminal | undefined;

  constructor(
    readonly places: Places,
    /** Opens the exercise, writing it where it is not there yet. */
    readonly openExercise: (id: string) => Promise<void>,
  ) {
    this.#provider = vscode.workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: () => this.#preview,
    });
  }

  /** @param source an export on this machine; anything else asks. Throws UserError. */
  async start(source: unknown): Promise<void> {
    if (!vscode.workspace.isTrusted) throw new UserError('scaffold.untrusted');
    const file = source instanceof vscode.Uri && source.scheme === 'file' ? source : await askForFile();
    if (!file) return;
    await this.places.look();
    if (!this.places.of(exerciseId)) await this.openExercise(exerciseId);
    const place = this.places.of(exerciseId);
    if (!place) return;
    const written = await this.#import(file.fsPath, place);
    if (written) void this.#offer(written, place);
  }

  dispose(): void {
    this.#provider.dispose();
    this.#terminal?.dispose();
  }

  async #import(file: string, place: Place): Promise<Written | undefined> {
    const cancel = new AbortController();
    try {
      return await withChatFile(
        file,
        async (open, size) => {
          const chat = await showing(size * readings, cancel, (progress) =>
            prepareImport({ open, digest: freshDigest(), progress }, language()),
          );
          if (!(await this.#agrees(chat, await repositoryOf(file)))) return undefined;
          const folder = await freeFolder(place);
          const target = vscode.Uri.joinPath(folder, 'chat.txt');
          const done = await showing(size, cancel, () => writeNew(target.fsPath, chat.write()));
          if (!done) throw new UserError('kakao.exists', { file: vscode.workspace.asRelativePath(target) });
          // Even with pseudonyms it is what people said to each other: nothing for a repository.
          await writeNew(vscode.Uri.joinPath(folder, '.gitignore').fsPath, once('*\n'));
          return { folder, target, year: chat.year };
        },
        cancel.signal,
      );
    } catch (error) {
      if (cancel.signal.aborted) return undefined;
      throw error;
    }
  }

  /** Shows the first rows as they will be, what was replaced, and asks. */
  async #agrees(chat: PreparedImport, repository: string | undefined): Promise<boolean> {
    this.#preview = chat.beginning;
    const uri = vscode.Uri.from({ scheme, path: `/${say('kakao.preview')}.csv`, query: String(Date.now()) });
    await vscode.window.showTextDocument(uri, { preview: true });
    const yes = say('kakao.write');
    const tracked = repository === undefined ? [] : [say('kakao.tracked', { folder: repository })];
    const detail = [...summaryOf(chat, language()), ...tracked].join('\n\n');
    const show = tracked.length > 0 ? vscode.window.showWarningMessage : vscode.window.showInformationMessage;
    const agreed = (await show(say('kakao.ask'), { modal: true, detail }, yes)) === yes;
    await closePreview(uri);
    return agreed;
  }

  async #offer({ folder, target, year }: Written, place: Place): Promise<void> {
    const [run, open] = [say('kakao.run'), say('kakao.open')];
    const chosen = await vscode.window.showInformationMessage(
      say('kakao.done', {
        file: vscode.workspace.asRelativePath(target),
        command: `YEAR=${year} bash ../answer.sh`,
      }),
      run,
      open,
    );
    if (chosen === open) await vscode.window.showTextDocument(target);
    if (chosen === run) await this.#run(folder, year, place);
  }

  /** In a terminal of the person, without the sandbox. */
  async #run(folder: vscode.Uri, year: string, place: Place): Promise<void> {
    if (!workspacePermit()) return;
    const script = new TextDecoder().decode(await vscode.workspace.fs.readFile(place.answer));
    const dangers = dangersIn(script);
    if (dangers.length > 0 && !(await askAboutDanger(dangers))) return;
    this.#terminal?.dispose();
    this.#terminal = vscode.window.createTerminal({
      name: say('exercises.terminal', { title: place.id }),
      cwd: folder,
      env: { YEAR: year },
    });
    this.#terminal.show(true);
    this.#terminal.sendText('bash --noprofile --norc ../answer.sh');
  }
}

interface Written {
  readonly folder: vscode.Uri;
  readonly target: vscode.Uri;
  /** With most messages. */
  readonly year: string;
}

async function askForFile(): Promise<vscode.Uri | undefined> {
  const [file] =
    (await vscode.window.showOpenDialog({
      title: say('kakao.choose'),
      filters: { [say('kakao.files')]: ['txt', 'csv'] },
    })) ?? [];
  if (file && file.scheme !== 'file') throw new UserError('kakao.unreadable', { reason: file.scheme });
  return file;
}

/** Runs a step with a bar that can be cancelled; `total` bytes are the whole of it. */
function showing<T>(
  total: number,
  cancel: AbortController,
  step: (progress: (bytes: number) => void) => Promise<T>,
): Promise<T> {
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: say('kakao.importing'),
    cancellable: true,
  };
  return Promise.resolve(
    vscode.window.withProgress(options, (progress, token) => {
      token.onCancellationRequested(() => cancel.abort());
      return step((bytes) => progress.report({ increment: (bytes / Math.max(1, total)) * 100 }));
    }),
  );
}

/** `my-chat` in the exercise's folder, or with a number: nothing is overwritten. Throws UserError where a link leads out. */
async function freeFolder({ folder }: Place): Promise<vscode.Uri> {
  for (let number = 1; ; number++) {
    const name = number === 1 ? 'my-chat' : `my-chat-${number}`;
    if (await leadsOutside(folder.fsPath, name)) throw new UserError('scaffold.linkOutside', { path: name });
    const found = vscode.Uri.joinPath(folder, name);
    const taken = await vscode.workspace.fs.stat(found).then(
      () => true,
      () => false,
    );
    if (!taken) return found;
  }
}

async function* once(text: string): AsyncGenerator<string> {
  yield await Promise.resolve(text);
}

async function closePreview(uri: vscode.Uri): Promise<void> {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  const own = tabs.filter(
    ({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString(),
  );
  await vscode.window.tabGroups.close(own);
}
