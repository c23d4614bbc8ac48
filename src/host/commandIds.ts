/** Every command of the extension; a test holds this list equal to the manifest's. Apart from VS Code, so that it can. */
export const commandIds = [
  'aiServiceLab.dashboard.preview',
  'aiServiceLab.dashboard.export',
  'aiServiceLab.dashboard.trust',
  'aiServiceLab.dashboard.untrust',
  'aiServiceLab.dashboard.find',
  'aiServiceLab.dashboard.toggleCode',
  'aiServiceLab.dashboard.reload',
  'aiServiceLab.project.start',
  'aiServiceLab.worksheet.open',
  'aiServiceLab.course.open',
  'aiServiceLab.course.openFolder',
  'aiServiceLab.course.backToLab',
  'aiServiceLab.course.sample',
  'aiServiceLab.course.search',
  'aiServiceLab.course.resetProgress',
  'aiServiceLab.exercises.scaffold',
  'aiServiceLab.exercises.open',
  'aiServiceLab.exercises.reset',
  'aiServiceLab.exercises.hint',
  'aiServiceLab.showLog',
] as const;
export type CommandId = (typeof commandIds)[number];
