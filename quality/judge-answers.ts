import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { CourseExercise } from '../grader/course';
import { judgeExercise, type JudgedExercise } from '../grader/judge/judge-exercise';
import { readFixtures } from '../grader/judge/read-fixtures';
import { openSession } from '../grader/sandbox/open-session';
import { inRepository } from '../grader/platform/root';
import { bundleExercise } from '../grader/submission/bundle';
import type { ExerciseBundle } from '../grader/sandbox/exercise-bundle';

export interface Answer {
  readonly name: string;
  readonly source: string;
}

/** The verdict on an answer with one seed; `error` is the bundler's message if it failed. */
export interface AnswerVerdict {
  readonly answer: Answer;
  readonly seed: number;
  readonly judged: JudgedExercise | undefined;
  readonly error: string | undefined;
}

export const isAccepted = ({ judged }: AnswerVerdict): boolean =>
  judged?.checks.every(({ status }) => status === 'passed') === true;

/**
 * Judges many answers to one exercise, each with every seed and with solutions for all other
 * exercises. Only for our own answers: they share a sandbox, which real submissions never do. Fifty
 * take as long as one normal grading.
 */
export async function judgeAnswers(
  exercise: CourseExercise,
  answers: readonly Answer[],
  seeds: readonly number[],
): Promise<AnswerVerdict[]> {
  const { definition, module, file } = exercise;
  const root = mkdtempSync(path.join(os.tmpdir(), 'answers-'));
  try {
    cpSync(inRepository('solutions'), root, { recursive: true });
    const bundles = new Map<string, ExerciseBundle>();
    const errors = new Map<Answer, string>();
    await Promise.all(
      answers.map(async (answer, i) => {
        const variant = `${path.basename(file, '.ts')}.${String(i)}.ts`;
        writeFileSync(path.join(root, module.id, variant), answer.source);
        const place = { id: definition.id, module: module.id, file: variant };
        const result = await bundleExercise(root, inRepository('exercises', 'given'), place);
        if ('bundle' in result) bundles.set(String(i), result.bundle);
        else errors.set(answer, result.problem.message);
      }),
    );
    const opened = openSession('standard');
    try {
      const session = await opened.session;
      session.serve({ bundles, modelAnswers: '' });
      const verdicts: AnswerVerdict[] = [];
      for (const [i, answer] of answers.entries()) {
        for (const seed of seeds) {
          let judged: JudgedExercise | undefined;
          if (bundles.has(String(i))) {
            judged = await judgeExercise(definition, {
              seed,
              load: () => session.load(String(i)),
              request: (_, body, wanted) => session.request(String(i), body, wanted),
              fixtures: readFixtures,
            });
          }
          verdicts.push({ answer, seed, judged, error: errors.get(answer) });
        }
      }
      return verdicts;
    } finally {
      await opened.close();
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
