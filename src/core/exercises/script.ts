/** An answer as it is run: editors on Windows leave a mark and carriage returns, which would become part of words. */
export function normalScript(script: string): string {
  return script.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
}
