import { format } from 'node:util';
import Mocha from 'mocha';

/** Puts a mark before everything that is said on the console from here on, so that it is found among VS Code's own lines. */
export function markConsole(mark: string): void {
  const say = console.log.bind(console);
  const marked = (...args: unknown[]): void => {
    for (const line of format(...args).split('\n')) say(mark + line);
  };
  console.log = marked;
  console.info = marked;
  console.warn = marked;
  console.error = marked;
  // Mocha keeps its own reference.
  (Mocha.reporters.Base as unknown as { consoleLog: typeof marked }).consoleLog = marked;
}
