import { window, type Disposable, type LogOutputChannel } from 'vscode';

/** The lab's log, made when the first line is written: most windows never need one. */
export class Log implements Disposable {
  #channel: LogOutputChannel | undefined;

  get #out(): LogOutputChannel {
    return (this.#channel ??= window.createOutputChannel('AI Service Lab', { log: true }));
  }

  info(text: string): void {
    this.#out.info(text);
  }

  /** A bug, not a message for people: kept with its stack. */
  bug(error: unknown, doing: string): void {
    this.#out.error(`${doing}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }

  show(): void {
    this.#out.show();
  }

  dispose(): void {
    this.#channel?.dispose();
  }
}
