import { startsFile } from './data/programs';
import { filesOf, onceIn, type Scene, type System } from './data/scene';
import type { After } from './world/after';
import type { World } from './world/world';

/** For a case in a world: what is set up around the answer and looked at after it. */
export interface WorldRequest {
  readonly world: World;
  /** Typed into the shell afterwards. */
  readonly typed: readonly string[];
  /** The terminal is closed afterwards, and who outlives it may finish. */
  readonly hangUp: boolean;
}

export interface RunRequest {
  readonly script: string;
  readonly files: ReadonlyMap<string, string>;
  readonly env: Readonly<Record<string, string>>;
  readonly system: System;
  /** Files to read back after the run. */
  readonly wanted: readonly string[];
  readonly ms: number;
  readonly outputBytes: number;
  readonly around?: WorldRequest;
  /** Ends the run; it then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

export interface RunResult {
  /** As shells count. Null if we ended it. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly ms: number;
  readonly timedOut: boolean;
  readonly truncated: boolean;
  readonly diskFull: boolean;
  readonly memoryFull: boolean;
  /** What held the answer, as the sandbox names it. */
  readonly isolation: string;
  /** Wanted files; undefined for what is no longer an ordinary file there. */
  readonly files: ReadonlyMap<string, string | undefined>;
  /** Of a run in a world. */
  readonly after?: After;
}

/** Runs an answer once, in a folder of its own. Throws where nothing can be run on this machine. */
export type Runner = (request: RunRequest) => Promise<RunResult>;

/** What a run may take before it is ended. */
export const caseMs = 10_000;

/** How a script meets a scene: in its files, from which those and the target are read back. */
export function tableRequest(
  script: string,
  scene: Scene,
  target: string | undefined,
  outputBytes: number,
): RunRequest {
  const files = filesOf(scene);
  return {
    script,
    files,
    env: scene.env,
    system: scene.system,
    wanted: [
      ...new Set([
        ...files.keys(),
        ...(target === undefined ? [] : [target]),
        ...(onceIn(scene) === undefined ? [] : [startsFile]),
      ]),
    ],
    ms: caseMs,
    outputBytes,
  };
}
