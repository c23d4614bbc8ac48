import { context, edited, secondsOf, type Edit, type Line, type Project } from './layerCache';

/** Why an order does not work at all. */
export type Failure =
  /** Refused before anything runs. */
  | 'fromFirst'
  /** pip finds no list of libraries: it has not been copied yet, or to another folder than the one pip runs in. */
  | 'listMissing'
  | 'listElsewhere'
  /** Builds, but ends as soon as it is started: the app lies in another folder than the one CMD runs in. */
  | 'appElsewhere';

export type Reason =
  /** `new`: no build has come as far as this line yet. */
  | { readonly kind: 'same' | 'base' | 'moved' | 'new' | 'note' | 'unreached' }
  | { readonly kind: 'files'; readonly files: readonly string[] }
  | { readonly kind: 'above'; readonly line: Line }
  | { readonly kind: 'fails'; readonly failure: Failure };

export interface Step {
  readonly line: Line;
  /** `note` is kept in the image and is no step of the build. */
  readonly status: 'cached' | 'built' | 'note' | 'failed' | 'unreached';
  readonly seconds: number;
  readonly reason: Reason;
}

export interface Plan {
  readonly steps: readonly Step[];
  readonly seconds: number;
  readonly failure?: Failure;
}

/** What lies on the disk of the builder: keys of all steps that were ever made, and the files of the last build. */
export interface Cache {
  readonly keys: ReadonlySet<string>;
  readonly before?: ReadonlyMap<Line, Trace>;
}
export const emptyCache: Cache = { keys: new Set() };

/** One line as the builder sees it: the key of what is under it, and of itself on top of that. */
interface Trace {
  readonly under: string;
  readonly key: string;
  readonly files?: ReadonlyMap<string, string>;
  readonly failure?: Failure;
}

/**
 * Walks the Dockerfile as the builder does. A key is made of all that a step depends on: the key under it, its own
 * text with the folder it works in, and for COPY the contents of the files; never their times.
 */
function trace(project: Project): ReadonlyMap<Line, Trace> {
  const traces = new Map<Line, Trace>();
  const image = new Set<string>();
  let [folder, key] = ['/', ''];
  const put = (names: Iterable<string>): void => {
    for (const name of names) image.add(`${folder}:${name}`);
  };
  for (const line of project.order) {
    const under = key;
    let files: ReadonlyMap<string, string> | undefined;
    let failure: Failure | undefined;
    if (traces.size === 0 && line !== 'from') failure = 'fromFirst';
    if (line === 'from') key += `image ${project.base}`;
    if (line === 'workdir') {
      folder = '/app';
      key += '\nmkdir /app';
    }
    if (line === 'copyList' || line === 'copyAll') {
      files = context(project);
      if (line === 'copyList') files = new Map([...files].filter(([name]) => name === 'requirements.txt'));
      put(files.keys());
      key += `\ncopy ${JSON.stringify([...files].sort())} ${folder}`;
    }
    if (line === 'install') {
      key += `\ninstall ${folder}`;
      if (!image.has(`${folder}:requirements.txt`))
        failure ??= image.has('/:requirements.txt') ? 'listElsewhere' : 'listMissing';
    }
    // CMD is written down in the image and makes nothing: no key, whatever its place.
    traces.set(line, {
      under,
      key,
      ...(files === undefined ? {} : { files }),
      ...(failure === undefined ? {} : { failure }),
    });
  }
  const cmd = traces.get('cmd');
  if (cmd && !image.has(`${folder}:app.py`)) traces.set('cmd', { failure: 'appElsewhere', ...cmd });
  return traces;
}

function whyBuilt(line: Line, now: Trace, before: Trace | undefined): Reason {
  if (line === 'from') return { kind: 'base' };
  if (before === undefined) return { kind: 'new' };
  if (before.under !== now.under) return { kind: 'moved' };
  const names = new Set([...(now.files?.keys() ?? []), ...(before.files?.keys() ?? [])]);
  const files = [...names].filter((name) => now.files?.get(name) !== before.files?.get(name));
  return files.length === 0 ? { kind: 'new' } : { kind: 'files', files };
}

/** What the next build does with each line, and how long it takes. */
export function plan(project: Project, cache: Cache): Plan {
  const traces = trace(project);
  const steps: Step[] = [];
  let changed: Line | undefined;
  let stopped: Failure | undefined;
  for (const [line, now] of traces) {
    if (stopped !== undefined) {
      steps.push({ line, status: 'unreached', seconds: 0, reason: { kind: 'unreached' } });
    } else if (now.failure !== undefined) {
      // The last kind of failure comes when the image is started: every line has been built by then.
      if (now.failure !== 'appElsewhere') stopped = now.failure;
      steps.push({ line, status: 'failed', seconds: 0, reason: { kind: 'fails', failure: now.failure } });
    } else if (line === 'cmd') {
      steps.push({ line, status: 'note', seconds: 0, reason: { kind: 'note' } });
    } else if (cache.keys.has(now.key)) {
      steps.push({ line, status: 'cached', seconds: 0, reason: { kind: 'same' } });
    } else {
      const reason: Reason =
        changed === undefined
          ? whyBuilt(line, now, cache.before?.get(line))
          : { kind: 'above', line: changed };
      changed ??= line;
      steps.push({ line, status: 'built', seconds: secondsOf(project, line), reason });
    }
  }
  const failure = steps.flatMap(({ reason }) => (reason.kind === 'fails' ? [reason.failure] : []))[0];
  return {
    steps,
    seconds: steps.reduce((sum, step) => sum + step.seconds, 0),
    ...(failure === undefined ? {} : { failure }),
  };
}

/** The cache after a build; a build that fails leaves what it had made before. */
export function built(project: Project, cache: Cache): Cache {
  const traces = trace(project);
  const keys = new Set(cache.keys);
  for (const { line, status } of plan(project, cache).steps) {
    const key = traces.get(line)?.key;
    if (status === 'built' && key !== undefined) keys.add(key);
  }
  return { keys, before: traces };
}

/** Seconds of every later build after one edit, when this order has been built once; undefined where it cannot work. */
export function secondsPerEdit(project: Project, edit: Edit): number | undefined {
  const cache = built(project, emptyCache);
  const after = plan(edited(project, edit), cache);
  return after.failure === undefined ? after.seconds : undefined;
}
