import type { Scene } from './data/scene';
import type { Expectation } from './oracle';
import type { RelationName } from './relations';
import type { CaseSpec, Tier } from './spec';
import type { StateExpectation } from './world/stateOracle';
import type { World } from './world/world';

/** What an answer meets in a case. Its data are made when somebody first looks, for large ones take longer than a run. */
export interface Situation {
  /** `years`, `years 2` for the second of its kind, `years, shuffled` for a relation. */
  readonly name: string;
  readonly spec: CaseSpec;
  readonly tier: Tier;
  readonly visible: boolean;
  readonly relation?: RelationName;
  readonly scene: Scene | World;
}

/** One case, ready to be run. */
export interface Case extends Situation {
  readonly expected: Expectation | StateExpectation;
}
