import type { Pipeline } from './pipelines';

/** What came out of a stage in one run of its pipeline. */
export interface Tap {
  readonly text: string;
  /** There was more than is kept. */
  readonly cut: boolean;
}

/** One run of a pipeline: what came out of each stage, undefined where it could not be seen to its end. */
export type PipelineRun = readonly (Tap | undefined)[];

/** Runs of each pipeline that are kept, for those in loops. */
export const mostRuns = 5;
const kilobytes = 4096;

const top = '.ailab';
const log = `${top}/log`;
/** The folder that the answer starts in, as a run with taps sees it. */
const workFolder = `${top}/work`;

/** Where a file of the answer lies after a run with taps. */
export const workFile = (name: string): string => `${workFolder}/${name}`;

/**
 * What the script starts with: its files move into a folder of their own, so that it sees none of ours. A tap is a `tee`
 * that goes on writing when nobody reads any more (`head` leaves early) and goes on passing when its file is full.
 */
const prologue = `__ailab_tee=$(type -P tee) || exit 125
mkdir -p ${top}/taps ${workFolder} && { mv -- * ${workFolder}/ 2>/dev/null || :; }
__ailab_at=$PWD/${top}
cd ${workFolder} && unset OLDPWD
__ailab_tap() {
  __ailab_run=1
  until { set -C && : > "$__ailab_at/taps/$1.$2.$__ailab_run"; } 2>/dev/null; do
    if [ "$__ailab_run" -ge ${mostRuns} ]; then
      set +C; builtin echo "more $1" >> "$__ailab_at/log"
      exec "$__ailab_tee"
    fi
    __ailab_run=$((__ailab_run + 1))
  done
  set +C +o posix
  (trap '' PIPE XFSZ; ulimit -f ${kilobytes}; exec "$__ailab_tee" "$__ailab_at/taps/$1.$2.$__ailab_run") 2>/dev/null || :
  builtin echo "end $1 $2 $__ailab_run" >> "$__ailab_at/log"
}
__ailab_status() { return "$1"; }
`;

/**
 * The script with a tap behind each stage of each pipeline. The statuses of pipelines stay as they are, and nothing is
 * written into the folder that the script works in. `script` is what `pipelines` were found in.
 */
export function tapped(script: string, pipelines: readonly Pipeline[]): string {
  const edits: { readonly at: number; readonly text: string }[] = [];
  for (const { number, stages } of pipelines)
    for (const [index, { pipe, body }] of stages.entries()) {
      const tap = `__ailab_tap ${number} ${index + 1}`;
      if (pipe !== undefined) edits.push({ at: pipe, text: ` ${tap} |` });
      else if (body) {
        edits.push({ at: body.start, text: '{ ' });
        edits.push({ at: body.end, text: ` | ${tap}; __ailab_status \${PIPESTATUS[0]}; }` });
      }
    }
  let done = '';
  let from = 0;
  for (const { at, text } of edits.sort((a, b) => a.at - b.at)) {
    done += script.slice(from, at) + text;
    from = at;
  }
  return prologue + done + script.slice(from);
}

/** The files to read back after a run with taps. */
export function tapFiles(pipelines: readonly Pipeline[]): string[] {
  const taps = pipelines.flatMap(({ number, stages }) =>
    stages.flatMap((_, index) =>
      Array.from({ length: mostRuns }, (__, run) => tapFile(number, index + 1, run + 1)),
    ),
  );
  return [log, ...taps];
}

const tapFile = (pipeline: number, stage: number, run: number): string =>
  `${top}/taps/${pipeline}.${stage}.${run}`;

/** What the taps of a pipeline held after a run; `more` if it ran more often than is kept. */
export function readTaps(
  { number, stages }: Pipeline,
  files: ReadonlyMap<string, string | undefined>,
): { readonly runs: readonly PipelineRun[]; readonly more: boolean } {
  const lines = new Set((files.get(log) ?? '').split('\n'));
  const runs = Array.from({ length: mostRuns }, (_, run) =>
    stages.map((__, index): Tap | undefined => {
      const text = files.get(tapFile(number, index + 1, run + 1));
      if (text === undefined || !lines.has(`end ${number} ${index + 1} ${run + 1}`)) return undefined;
      return { text, cut: text.length * 4 >= kilobytes * 1024 && bytes(text) >= kilobytes * 1024 };
    }),
  );
  const seen = runs.filter((run) => run.some((tap) => tap !== undefined));
  return { runs: seen, more: lines.has(`more ${number}`) };
}

const bytes = (text: string): number => new TextEncoder().encode(text).length;
