import { type BenchArgs, parseBenchArgs, UsageError } from './args';
import { Bench } from './bench';
import { choose, type Entry, type Group } from './catalogue';
import { type Figure, reached } from './figure';
import { loadNow, machine } from './machine';
import { activation } from './measure/activation';
import { exercises } from './measure/exercises';
import { firstTile } from './measure/firstTile';
import { large } from './measure/large';
import { notes } from './measure/notes';
import { packageSize } from './measure/package';
import { redraw } from './measure/redraw';
import { render } from './measure/render';
import { jsonReport, tableReport } from './report';

/** In this order: what disturbs others (memory, servers) comes late. */
const groups: Readonly<Record<Group, (bench: Bench) => Promise<readonly Figure[]>>> = {
  package: packageSize,
  activation,
  exercises,
  firstTile,
  notes,
  render,
  redraw,
  large,
};

/** Exit status: 0 done; 1 a figure could not be taken, or with `--check` a target is missed; 2 bad use. */
export async function main(argv: readonly string[]): Promise<number> {
  let args: BenchArgs;
  let wanted: Entry[];
  try {
    args = parseBenchArgs(argv);
    wanted = choose(args.names);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(error.message);
    return 2;
  }
  // Packagers print what they do; stdout is for the report alone.
  console.log = console.info = console.error;
  const before = loadNow();
  const bench = new Bench(args.runs, wanted);
  const figures: Figure[] = [];
  try {
    for (const [group, take] of Object.entries(groups))
      if (wanted.some((entry) => entry.group === group))
        figures.push(...(await bench.attempt(group, () => take(bench))));
  } finally {
    await bench.dispose();
  }
  const report = args.json ? jsonReport : tableReport;
  process.stdout.write(`${report(machine(before, bench.versions), figures)}\n`);
  for (const failure of bench.failures) console.error(`not measured: ${failure}`);
  return bench.failures.length > 0 || (args.check && !figures.every(reached)) ? 1 : 0;
}
