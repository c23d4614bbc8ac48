import { filesOf, type Scene } from './data/scene';
import type { RunRequest } from './grade';

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
    wanted: [...new Set([...files.keys(), ...(target === undefined ? [] : [target])])],
    ms: caseMs,
    outputBytes,
  };
}
