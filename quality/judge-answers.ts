import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { CourseExercise } from '../grader/course';
import type { ExerciseDefinition } from '../grader/engine/exercise';
import type { Seed } from '../grader/oracle/random';
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
  readonly seed: Seed;
  readonly judged: JudgedExercise | undefined;
  readonly error: string | undefined;
}

export const isAccepted = ({ judged }: AnswerVerdict): boolean =>
  judged?.checks.every(({ status }) => status === 'passed') === true;

/**
 * With how many of the seeds the checks run that train a model, which takes seconds; all others run
 * with every seed.
 */
export const TRAINING_SEEDS = 10;

/** A session has time for one submission; on a busy machine that is not enough for many. */
const VERDICTS_IN_A_SESSION = 10;

/**
 * Whether a long training was run. It may fill the sandbox's memory, which is enough for one such
 * training.
 */
const ranLong = ({ checks }: ExerciseDefinition, judged: JudgedExercise | undefined): boolean =>
  checks.some(({ seconds }) => seconds !== undefined) &&
  judged?.checks.every(
    ({ id, status }) => status === 'passed' || checks.find((check) => check.id === id)?.seconds !== undefined,
  ) === true;

/**
 * Judges many answers to one exercise, each with every seed and with solutions for all other
 * exercises. Only for our own answers: they share a sandbox, which real submissions never do. Fifty
 * take as long as one normal grading.
 */
export async function judgeAnswers(
  exercise: CourseExercise,
  answers: readonly Answer[],
  seeds: readonly Seed[],
  judge: typeof judgeExercise = judgeExercise,
): Promise<AnswerVerdict[]> {
  const { definition, module, file } = exercise;
  const quick = { ...definition, checks: definition.checks.filter(({ seconds }) => seconds === undefined) };
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
        if ('bundle' in result)
          bundles.set(String(i), { ...result.bundle, backend: definition.backend ?? 'cpu' });
        else errors.set(answer, result.problem.message);
      }),
    );
    const verdicts: AnswerVerdict[] = [];
    const all = answers.flatMap((answer, i) => seeds.map((seed) => ({ answer, bundle: String(i), seed })));
    for (let next = 0; next < all.length;) {
      const opened = openSession('standard');
      try {
        const session = await opened.session;
        session.serve({ bundles, modelAnswers: '' });
        for (const { answer, bundle, seed } of all.slice(next, next + VERDICTS_IN_A_SESSION)) {
          const run = seeds.indexOf(seed) < TRAINING_SEEDS ? definition : quick;
          const judged = bundles.has(bundle)
            ? await judge(run, {
                seed,
                load: () => session.load(bundle),
                request: (_, body, wanted) => session.request(bundle, body, wanted),
                fixtures: readFixtures,
              })
            : undefined;
          verdicts.push({ answer, seed, judged, error: errors.get(answer) });
          next += 1;
          if (ranLong(run, judged)) break;
        }
      } finally {
        await opened.close();
      }
    }
    return verdicts;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
