import type { Course } from '../notes/course';
import type { Finding } from '../notes/check';
import type { Exercise } from './spec';

/** Exercises whose lecture or section is in none of the course's languages, or in one only. `exercise.json` is the file. */
export function brokenLectureLinks(exercises: readonly Exercise[], course: Course): Finding[] {
  return exercises.flatMap(({ folder, lecture }) => {
    const [number, section] = lecture.split('#');
    const texts = course.lectures[Number(number) - 1]?.texts;
    const known = [texts?.ko, texts?.en].every((text) => text?.sections.some((one) => one.id === section));
    if (known) return [];
    const file = `${folder}exercise.json`;
    return [{ file, line: 1, message: 'exercises.badValue' as const, args: { what: 'lecture' } }];
  });
}
