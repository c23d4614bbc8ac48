import type { MessageId } from '../../shared/t';
import type { Plan } from './plan';

/** In the order in which they are shown. */
const files: readonly { readonly path: string; readonly why: MessageId }[] = [
  { path: 'course.json', why: 'scaffold.why.courseFile' },
  ...['01-a-course-is-a-folder', '02-show-then-try'].flatMap((name) =>
    (['ko', 'en'] as const).map((lang) => ({
      path: `${lang}/${name}.md`,
      why: 'scaffold.why.courseLecture' as const,
    })),
  ),
  { path: 'figures/course-folder.svg', why: 'scaffold.why.courseFigure' },
  { path: 'figures/course-folder.json', why: 'scaffold.why.courseFigureWords' },
  { path: 'glossary.json', why: 'scaffold.why.courseGlossary' },
  ...(['ko', 'en'] as const).flatMap((lang) => [
    { path: `tasks/${lang}/task-plan-course.md`, why: 'scaffold.why.courseWorksheet' as const },
    { path: `tasks/${lang}/task-plan-course.example.md`, why: 'scaffold.why.courseExample' as const },
  ]),
];

/** Where a sample course goes, below the folder of the workspace. */
export const sampleCourse = 'my-course';

/** The files of the sample course, below `media/templates/course`. */
export const courseSources: readonly string[] = files.map(({ path }) => path);

/**
 * A small course to begin with, in both languages. Throws where the template lacks a file: the package is broken.
 * @param below folder in front of each path; none for the folder itself
 */
export function coursePlan(template: ReadonlyMap<string, Uint8Array>, below = ''): Plan {
  return files.map(({ path, why }) => {
    const content = template.get(path);
    if (!content) throw new Error(`the template of the course lacks ${path}`);
    return { path: below === '' ? path : `${below}/${path}`, content, why };
  });
}
