import type { Lang, MessageId } from '../../shared/t';
import type { Plan } from './plan';

/** In the order in which they are shown: what is read first comes first. */
const files: readonly { path: string; why: MessageId; template?: string; shared?: true }[] = [
  { path: 'README.md', why: 'scaffold.why.readme' },
  { path: 'pictures.py', why: 'scaffold.why.pictures' },
  { path: 'train.py', why: 'scaffold.why.train' },
  { path: 'predict.py', why: 'scaffold.why.predict' },
  { path: 'weights.npz', why: 'scaffold.why.weights', shared: true },
  { path: 'dashboard.ipynb', why: 'scaffold.why.dashboard' },
  { path: 'dashboard_ipywidgets7.ipynb', why: 'scaffold.why.broken' },
  { path: 'app.py', why: 'scaffold.why.app' },
  { path: 'requirements.txt', why: 'scaffold.why.requirements' },
  { path: 'requirements-notebook.txt', why: 'scaffold.why.notebookRequirements' },
  // Packers drop or obey a real one.
  { path: '.gitignore', why: 'scaffold.why.gitignore', template: 'gitignore', shared: true },
  ...['taco-1', 'taco-2', 'burrito-1', 'burrito-2', 'empty-plate'].map((name) => ({
    path: `samples/${name}.png`,
    why: 'scaffold.why.sample' as const,
    shared: true as const,
  })),
];

/** What is opened when the project has been written. */
export const projectReadme = 'README.md';

/** The files of the template that a project in this language is made of, below `media/templates/project`. */
export function projectSources(lang: Lang): string[] {
  return files.map((file) => sourceOf(file, lang));
}

/** The course project in a language. Throws where the template lacks a file: the package is broken. */
export function projectPlan(lang: Lang, template: ReadonlyMap<string, Uint8Array>): Plan {
  return files.map((file) => {
    const source = sourceOf(file, lang);
    const content = template.get(source);
    if (!content) throw new Error(`the template of the project lacks ${source}`);
    return { path: file.path, content, why: file.why };
  });
}

function sourceOf(file: { path: string; template?: string; shared?: true }, lang: Lang): string {
  return `${file.shared ? 'common' : lang}/${file.template ?? file.path}`;
}
