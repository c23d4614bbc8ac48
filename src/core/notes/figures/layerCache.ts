/** Lines of the Dockerfile that can be moved. */
export const dockerLines = {
  from: 'FROM python:3.12-slim-bookworm',
  workdir: 'WORKDIR /app',
  copyList: 'COPY requirements.txt ./',
  install: 'RUN pip install --no-cache-dir -r requirements.txt',
  copyAll: 'COPY . .',
  cmd: 'CMD ["streamlit", "run", "app.py", "--server.address=0.0.0.0"]',
} as const;
export type Line = keyof typeof dockerLines;

/** The order of the lecture, and the one it warns of. */
export const goodOrder: readonly Line[] = ['from', 'workdir', 'copyList', 'install', 'copyAll', 'cmd'];
export const slowOrder: readonly Line[] = ['from', 'workdir', 'copyAll', 'copyList', 'install', 'cmd'];

/** Files of the project with their size in MB: example figures, as are the seconds below. */
const sizes = { 'app.py': 0.01, 'requirements.txt': 0.01, 'train.log': 40, '.git': 120 } as const;
export type ProjectFile = keyof typeof sizes;
const ignored: readonly ProjectFile[] = ['train.log', '.git'];
const megabytesPerSecond = 200;
const seconds: Readonly<Record<Line, number>> = {
  from: 8,
  workdir: 0.1,
  copyList: 0.1,
  install: 42,
  copyAll: 0.1,
  cmd: 0,
};

/** The project as it lies on the disk: what differs from another state of it are order, contents and the base image. */
export interface Project {
  readonly order: readonly Line[];
  /** Which image the tag of FROM names at present. */
  readonly base: number;
  /** Content of each file, as a number that grows when it is edited. */
  readonly contents: Readonly<Record<ProjectFile, number>>;
  /** Whether there is a `.dockerignore` that names `train.log` and `.git`. */
  readonly ignore: boolean;
}

export const firstProject: Project = {
  order: goodOrder,
  base: 1,
  contents: { 'app.py': 1, 'requirements.txt': 1, 'train.log': 1, '.git': 1 },
  ignore: true,
};

/** What a person may do to the project between two builds. */
export const edits = ['none', 'app', 'touch', 'requirements', 'base', 'log', 'git'] as const;
export type Edit = (typeof edits)[number];
const editedFile: Readonly<Partial<Record<Edit, ProjectFile>>> = {
  app: 'app.py',
  requirements: 'requirements.txt',
  log: 'train.log',
  git: '.git',
};

/** The project after an edit. `touch` changes a time only, and the cache does not look at times. */
export function edited(project: Project, edit: Edit): Project {
  if (edit === 'base') return { ...project, base: project.base + 1 };
  const file = editedFile[edit];
  return file === undefined
    ? project
    : { ...project, contents: { ...project.contents, [file]: project.contents[file] + 1 } };
}

/** Moves a line up (-1) or down (1), or further; stays within the file. */
export function moved(order: readonly Line[], line: Line, by: number): readonly Line[] {
  const from = order.indexOf(line);
  const to = Math.max(0, Math.min(order.length - 1, from + by));
  const rest = order.filter((one) => one !== line);
  return from < 0 ? order : [...rest.slice(0, to), line, ...rest.slice(to)];
}

/** What `COPY . .` takes, by name, with what its content is. The Dockerfile is among it, unless one ignores it too. */
export function context(project: Project): ReadonlyMap<string, string> {
  const names = Object.keys(sizes) as ProjectFile[];
  return new Map([
    ...names
      .filter((name) => !project.ignore || !ignored.includes(name))
      .map((name): [string, string] => [name, String(project.contents[name])]),
    ['Dockerfile', project.order.join()],
    ...(project.ignore ? [['.dockerignore', ignored.join()] as [string, string]] : []),
  ]);
}

/** Seconds that one line takes when it is not taken from the cache. */
export function secondsOf(project: Project, line: Line): number {
  if (line !== 'copyAll') return seconds[line];
  const megabytes = (Object.keys(sizes) as ProjectFile[])
    .filter((name) => context(project).has(name))
    .reduce((sum, name) => sum + sizes[name], 0);
  return seconds.copyAll + megabytes / megabytesPerSecond;
}
