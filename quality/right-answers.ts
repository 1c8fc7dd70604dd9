import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { CourseExercise } from '../grader/course';
import { inRepository } from '../grader/platform/root';
import type { Answer, AnswerVerdict } from './judge-answers';

/** A correct answer that differs from the solution. Some have no gradient and lose that check. */
export interface RightAnswer extends Answer {
  readonly hasGradient: boolean;
}

/** The correct answers in tests/submissions/; their first line says what they earn. */
export function rightAnswers({ definition }: CourseExercise): RightAnswer[] {
  const folder = inRepository('tests', 'submissions', definition.id);
  const files = existsSync(folder) ? readdirSync(folder).sort() : [];
  return files.flatMap((name): RightAnswer[] => {
    const source = readFileSync(path.join(folder, name), 'utf8');
    if (source.startsWith('// expect: all points')) return [{ name, source, hasGradient: true }];
    if (source.startsWith('// expect: all but the gradient')) return [{ name, source, hasGradient: false }];
    return [];
  });
}

/** Whether a correct answer earns what it should: every point, or all but those of the gradient. */
export const isFair = ({ judged }: AnswerVerdict, { hasGradient }: RightAnswer): boolean =>
  judged?.checks.every(({ status, kind }) => status === 'passed' || (!hasGradient && kind === 'gradient')) ===
  true;
