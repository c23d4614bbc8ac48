/** An answer as it is run: editors on Windows leave a mark and carriage returns, which would become part of words. */
export function normalScript(script: string): string {
  return script.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
}

const asks = /BASH_SOURCE|\$\{0|"\$0|(dirname|realpath|readlink)[^\n]*\$0/;

/**
 * An answer that asks where it lies (`cd "$(dirname "$0")"`) finds its case there, as in a learner's terminal: it is run as
 * `./answer.sh` where it works, and gone before its first command. All others lie where they see nothing of themselves, also
 * with a `history`, which would hold the command that takes it away.
 */
export function placedScript(
  given: string,
  history: boolean,
): { readonly inWork: boolean; readonly text: string } {
  const script = normalScript(given);
  const inWork = !history && asks.test(script);
  // In its first line: the others keep their numbers.
  return { inWork, text: inWork ? `rm -f ./answer.sh; ${script}` : script };
}
