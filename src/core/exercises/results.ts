import { t, type Lang } from '../../shared/t';
import type { Grade } from './grade';
import { expectedText, inputText, type Judged } from './judge';

/** What `ailab grade --json` prints; scripts build on this shape. */
export interface Results {
  readonly version: 3;
  readonly status: 'pass' | 'fail' | 'error';
  readonly tiers: { readonly core: 'pass' | 'fail'; readonly robust: 'pass' | 'fail' | 'none' };
  readonly isolation: string;
  readonly seed: number;
  readonly tests: readonly {
    readonly name: string;
    readonly tier: 'core' | 'robust';
    readonly status: 'pass' | 'fail' | 'error';
    readonly message: string;
    readonly input: string;
    readonly expected: string;
    readonly output: string;
    /** By the clock, of the answer alone; 0 where it was not run. */
    readonly ms: number;
  }[];
}

const most = 4000;
const cut = (text: string): string => (text.length > most ? `${text.slice(0, most)}…\n` : text);

/** A grade in the words of a language. The status is that of the core tier; `none` is for exercises without robust cases. */
export function resultsOf({ seed, isolation, judged }: Grade, lang: Lang): Results {
  const tiers = tiersOf(judged);
  return {
    version: 3,
    status: tiers.core,
    tiers,
    isolation,
    seed,
    tests: judged.map(({ one, status, why, output, ms }) => ({
      name: one.name,
      tier: one.tier,
      status,
      message: why ? t(lang, why.id, why.args) : '',
      input: cut(inputText(one.scene)),
      expected: cut(expectedText(one.expected)),
      output: cut(output),
      ms,
    })),
  };
}

/** The verdict of each tier; `none` for exercises without robust cases. */
export function tiersOf(judged: readonly Judged[]): Results['tiers'] {
  const hasRobust = judged.some(({ one }) => one.tier === 'robust');
  return {
    core: passed(judged, 'core') ? 'pass' : 'fail',
    robust: !hasRobust ? 'none' : passed(judged, 'robust') ? 'pass' : 'fail',
  };
}

/** True where there are cases of this tier and all of them passed. */
export function passed(judged: readonly Judged[], tier: 'core' | 'robust'): boolean {
  const own = judged.filter(({ one }) => one.tier === tier);
  return own.length > 0 && own.every(({ status }) => status === 'pass');
}

/** What is printed where nothing could be judged. */
export function noResults(seed: number): Results {
  return {
    version: 3,
    status: 'error',
    tiers: { core: 'fail', robust: 'none' },
    isolation: 'none',
    seed,
    tests: [],
  };
}
