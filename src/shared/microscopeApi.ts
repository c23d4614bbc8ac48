import type { Scope } from '../core/exercises/pipelineShown';
import { amount, type Schema } from './guard';
import type { Lang } from './t';

/** What the page shows of one answer. */
export interface MicroscopeState {
  readonly lang: Lang;
  /** Title of the exercise and name of the case, as the person reads them. */
  readonly exercise: string;
  readonly caseName: string;
  /** `looking`: the answer is being run; `passed`: there is no failure to look at; `failed`: `failure` says why. */
  readonly phase: 'looking' | 'shown' | 'passed' | 'untrusted' | 'failed';
  readonly scope?: Scope;
  readonly failure?: string;
}

export interface MicroscopeStart {
  readonly state: MicroscopeState;
}

/** The whole state, each time. */
export interface MicroscopeMessage {
  readonly type: 'state';
  readonly state: MicroscopeState;
}

export type MicroscopeIntent =
  | { readonly type: 'ready' }
  /** Shows the end of a stage in the answer; by place among what the page was given last. */
  | { readonly type: 'reveal'; readonly pipeline: number; readonly stage: number }
  | { readonly type: 'check' }
  | { readonly type: 'input' }
  | { readonly type: 'trust' };

export const microscopeIntentSchema: Schema<MicroscopeIntent> = {
  ready: {},
  reveal: { pipeline: amount, stage: amount },
  check: {},
  input: {},
  trust: {},
};
