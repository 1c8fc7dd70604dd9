import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathOf, type CourseExercise } from '../../grader/course';
import { inRepository } from '../../grader/platform/root';
import { rightAnswers } from '../../quality/right-answers';

/**
 * Writes right submissions: the solutions, with other right answers in turn. None has the same text
 * as another, so that none profits from another's cache.
 *
 * @returns the folders
 */
export function writeRightSubmissions(
  directory: string,
  count: number,
  exercises: readonly CourseExercise[],
): string[] {
  const answers = exercises.map((exercise) => ({
    file: pathOf(exercise),
    sources: rightAnswers(exercise).flatMap(({ hasGradient, source }) => (hasGradient ? [source] : [])),
  }));
  return Array.from({ length: count }, (_, i) => {
    const folder = path.join(directory, `student-${String(i + 1)}`);
    const root = path.join(folder, 'exercises');
    mkdirSync(root, { recursive: true });
    cpSync(inRepository('solutions'), root, { recursive: true });
    // One in turn is the solution itself.
    for (const { file, sources } of answers) {
      const source = sources[i % (sources.length + 1)];
      if (source !== undefined) writeFileSync(path.join(root, file), `${source}\nvoid ${String(i)};\n`);
    }
    return folder;
  });
}
