import { components, type ComponentId } from '../notes/figures/mlops-map';
import { fileRules, parts, type Why } from './evidenceRules';
import { pythonImports } from './pythonImports';

/** A file of the workspace: its path is relative, with forward slashes. */
export interface ListedFile {
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  /** Given for files that `wantsText` asks for, where they could be read. */
  readonly text?: string;
}

/** One file as evidence of one component. */
export interface EvidenceFact {
  readonly component: ComponentId;
  readonly path: string;
  /** What a person reads: the path, and where it is not the file itself that speaks, the module it imports. */
  readonly text: string;
  readonly why: Why;
  /** The module whose import is the evidence. */
  readonly module?: string;
}

/** Larger files are not read: nobody writes them by hand. */
const largest = 256 * 1024;

/** More of one component says nothing new, and a listing may be huge. */
export const mostFacts = 20;

/** Folders of other people's code and of tools, whose files say nothing about this project. */
const foreign = new Set([
  '.git',
  '.ipynb_checkpoints',
  '.mypy_cache',
  '.pytest_cache',
  '.ruff_cache',
  '.tox',
  '.venv',
  '__pycache__',
  'dist-packages',
  'env',
  'node_modules',
  'site-packages',
  'venv',
]);

/** Whether a path is relative, of this project and what it seems to be. */
function ours(path: string): boolean {
  if (path === '' || path.length > 1024 || path.includes('\\')) return false;
  // No editor makes such names, and shown to a person they could pass for others.
  for (const char of path) if (char < ' ' || hidden.has(char)) return false;
  return path.split('/').every((part) => part !== '' && part !== '..' && !foreign.has(part));
}

/** Characters that turn the direction of text round, or are not seen. */
const hidden = new Set(
  '\u007f\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff',
);

const isPython = (path: string): boolean => path.toLowerCase().endsWith('.py');

/** Whether the text of a file can be evidence; the caller reads only such files. */
export function wantsText(path: string, size = 0): boolean {
  if (size > largest || !ours(path)) return false;
  return isPython(path) || fileRules.some((rule) => rule.text !== undefined && rule.path(parts(path)));
}

/** Modules by the component that they are used for. The longest name that fits counts: `ray.tune` is not `ray.serve`. */
const modules: Readonly<Record<string, ComponentId>> = {
  fastapi: 'serving',
  flask: 'serving',
  streamlit: 'serving',
  gradio: 'serving',
  bentoml: 'serving',
  litserve: 'serving',
  'ray.serve': 'serving',
  mlflow: 'experiments',
  wandb: 'experiments',
  aim: 'experiments',
  feast: 'feature-store',
  pandera: 'data-validation',
  pydantic: 'data-validation',
  great_expectations: 'data-validation',
  tensorflow_data_validation: 'data-validation',
  airflow: 'continuous-training',
  prefect: 'continuous-training',
  dagster: 'continuous-training',
  kfp: 'continuous-training',
  evidently: 'monitoring',
  prometheus_client: 'monitoring',
  nannyml: 'monitoring',
  whylogs: 'monitoring',
  optuna: 'automl',
  flaml: 'automl',
  'ray.tune': 'automl',
  autogluon: 'automl',
  autosklearn: 'automl',
  tpot: 'automl',
  hyperopt: 'automl',
  pycaret: 'automl',
};

/** The component that an imported module belongs to. */
function componentOf(
  module: string,
): { readonly component: ComponentId; readonly module: string } | undefined {
  const names = module.split('.');
  for (let length = Math.min(names.length, 3); length > 0; length--) {
    const name = names.slice(0, length).join('.');
    const component = Object.hasOwn(modules, name) ? modules[name] : undefined;
    if (component) return { component, module: name };
  }
  return undefined;
}

/**
 * What of a workspace belongs to which component of lecture 2's map, in the listing's order, at most `mostFacts` each.
 * Only names, and imports as written, are read; nothing is run and nothing outside the listing is looked at.
 */
export function mapEvidence(files: Iterable<ListedFile>): readonly EvidenceFact[] {
  const facts = new Map<ComponentId, Map<string, EvidenceFact>>(components.map((id) => [id, new Map()]));
  const add = (fact: EvidenceFact): void => {
    const held = facts.get(fact.component);
    if (held && held.size < mostFacts && !held.has(fact.path)) held.set(fact.path, fact);
  };
  for (const { path, size, text } of files) {
    if (!ours(path)) continue;
    const split = parts(path);
    for (const { component, why, path: fits, text: says, shown } of fileRules)
      if (fits(split) && (says === undefined || (text !== undefined && size <= largest && says(text)))) {
        const told = shown?.(path) ?? path;
        add({ component, path: told, text: told, why });
      }
    if (text === undefined || size > largest || !isPython(path)) continue;
    for (const imported of pythonImports(text)) {
      const found = componentOf(imported);
      if (found)
        add({
          component: found.component,
          path,
          text: `${path} (import ${found.module})`,
          why: 'import',
          module: found.module,
        });
    }
  }
  return [...facts.values()].flatMap((held) => [...held.values()]);
}
