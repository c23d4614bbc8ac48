/** What a `lab:` link may lead to, and what its rest must look like. Whether the target exists, the course's check says. */
const kinds = {
  lecture: /^\d{1,2}(#[a-z0-9-]+)?$/,
  term: /^[a-z0-9-]+$/,
  task: /^task-[a-z0-9-]+$/,
  figure: /^[a-z0-9-]+$/,
  exercise: /^[a-z0-9-]+$/,
  scaffold:
    /^(project|dockerfile|serving|streamlit|shell-exercises|mlflow-logging|worksheet\/task-[a-z0-9-]+)$/,
  command: /^dashboard\.preview$/,
} as const;

export type LinkKind = keyof typeof kinds;

export interface LabLink {
  readonly kind: LinkKind;
  /** Everything after `lab:KIND/`. */
  readonly target: string;
}

/** The parts of a `lab:` address; undefined where it is none that the lab knows. */
export function labLink(address: string): LabLink | undefined {
  const found = /^lab:([a-z]+)\/(.+)$/.exec(address);
  const [, kind = '', target = ''] = found ?? [];
  if (!Object.hasOwn(kinds, kind)) return undefined;
  const known = kind as LinkKind;
  return kinds[known].test(target) ? { kind: known, target } : undefined;
}

/** Whether the lab has what a link leads to. Whoever builds a feature takes its targets off this list. */
export function isBuilt({ kind, target }: LabLink): boolean {
  if (kind !== 'scaffold') return true;
  return ['project', 'shell-exercises'].includes(target) || target.startsWith('worksheet/');
}
