import type { ComponentId } from '../notes/figures/mlops-map';

/** Why a file is evidence: what kind of thing it is. */
export type Why =
  | 'container'
  | 'machines'
  | 'server'
  | 'runs'
  | 'weights'
  | 'features'
  | 'expectations'
  | 'validation'
  | 'schedule'
  | 'dag'
  | 'metrics'
  | 'dashboard'
  | 'request-log'
  | 'search'
  | 'import';

/** What the rules look at. */
export interface Parts {
  readonly path: string;
  readonly folders: readonly string[];
  readonly name: string;
}

/** A path in lower case, taken apart. */
export function parts(path: string): Parts {
  const lower = path.toLowerCase();
  const folders = lower.split('/');
  return { path: lower, name: folders.pop() ?? '', folders };
}

interface FileRule {
  readonly component: ComponentId;
  readonly why: Why;
  readonly path: (parts: Parts) => boolean;
  /** Where the name alone does not say it: what the text must say. */
  readonly text?: (text: string) => boolean;
  /** The part of the path that is shown: a folder of a thousand files is one thing. */
  readonly shown?: (path: string) => string;
}

const ends = (name: string, ...endings: readonly string[]): boolean =>
  endings.some((ending) => name.endsWith(ending) && name.length > ending.length);
const yaml = (name: string): boolean => ends(name, '.yml', '.yaml');

/** `train.py`, `serve_model.py`, `model-server.py`: a Python file with one of these words in its name. */
const python = (name: string, ...words: readonly string[]): boolean =>
  ends(name, '.py') &&
  name
    .slice(0, -3)
    .replaceAll('-', '_')
    .split('_')
    .some((word) => words.includes(word));

/** Up to and with the folder of this name: `work/mlruns/0/meta.yaml` is `work/mlruns/`. */
const folder =
  (name: string) =>
  (path: string): string => {
    const names = path.split('/');
    return `${names.slice(0, names.findIndex((part) => part.toLowerCase() === name) + 1).join('/')}/`;
  };

/** Lines of a configuration without its comments and blank ends. A `#` inside a word or quotes ends nothing that matters here. */
function* linesOf(text: string): Generator<string> {
  for (const line of text.split('\n')) {
    const comment = line.startsWith('#') ? 0 : line.indexOf(' #');
    yield (comment < 0 ? line : line.slice(0, comment)).trim();
  }
}

const lineWith = (text: string, ...parts: readonly string[]): boolean => {
  for (const line of linesOf(text)) {
    const lower = line.toLowerCase();
    if (parts.some((part) => lower.includes(part))) return true;
  }
  return false;
};

/** A time of a workflow, and a training in it. */
const scheduledTraining = (text: string): boolean => lineWith(text, 'cron:') && lineWith(text, 'train');

export const fileRules: readonly FileRule[] = [
  {
    component: 'infra',
    why: 'container',
    path: ({ name }) =>
      name === 'dockerfile' ||
      name === 'containerfile' ||
      name.startsWith('dockerfile.') ||
      ends(name, '.dockerfile') ||
      (yaml(name) && (name.startsWith('compose.') || name.startsWith('docker-compose.'))),
  },
  {
    component: 'infra',
    why: 'machines',
    path: ({ name, folders }) =>
      ends(name, '.tf') ||
      (yaml(name) && folders.some((part) => ['k8s', 'kubernetes', 'helm'].includes(part))),
  },
  {
    component: 'serving',
    why: 'server',
    path: ({ name }) => python(name, 'serve', 'server', 'serving') || name === 'bentofile.yaml',
  },
  {
    component: 'experiments',
    why: 'runs',
    path: ({ folders }) => folders.includes('mlruns'),
    shown: folder('mlruns'),
  },
  { component: 'experiments', why: 'runs', path: ({ name }) => name === 'mlflow.db' },
  {
    component: 'experiments',
    why: 'weights',
    path: ({ name, folders }) =>
      // Those in a run's artifacts belong to the folder of the runs.
      !folders.includes('mlruns') &&
      ends(name, '.joblib', '.pkl', '.npz', '.pt', '.pth', '.onnx', '.safetensors', '.keras'),
  },
  {
    component: 'feature-store',
    why: 'features',
    path: ({ name }) => name === 'feature_store.yaml' || name === 'feature_store.yml',
  },
  {
    component: 'data-validation',
    why: 'expectations',
    path: ({ folders }) => folders.includes('great_expectations') || folders.includes('gx'),
    shown: (path) =>
      folder(path.toLowerCase().split('/').includes('great_expectations') ? 'great_expectations' : 'gx')(
        path,
      ),
  },
  {
    component: 'data-validation',
    why: 'validation',
    path: ({ name }) => python(name, 'validate', 'validation', 'validator'),
  },
  {
    component: 'continuous-training',
    why: 'schedule',
    path: ({ name, path }) => yaml(name) && `/${path}`.includes('/.github/workflows/'),
    text: scheduledTraining,
  },
  {
    component: 'continuous-training',
    why: 'schedule',
    path: ({ name }) => name === 'crontab' || ends(name, '.cron', '.crontab'),
    text: (text) => lineWith(text, 'train'),
  },
  {
    component: 'continuous-training',
    why: 'dag',
    path: ({ name, folders }) => ends(name, '.py') && folders.includes('dags'),
  },
  {
    component: 'monitoring',
    why: 'metrics',
    path: ({ name }) => yaml(name) && (name.startsWith('prometheus.') || name.startsWith('alertmanager.')),
  },
  { component: 'monitoring', why: 'dashboard', path: ({ folders }) => folders.includes('grafana') },
  {
    component: 'monitoring',
    why: 'request-log',
    path: ({ name, folders }) =>
      ends(name, '.log', '.log.jsonl') &&
      [...folders, ...name.split('.')].some((part) =>
        ['access', 'request', 'requests', 'predictions', 'serving'].includes(part),
      ),
  },
];
