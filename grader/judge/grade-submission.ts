import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { courseName, modules, type CourseExercise } from '../course';
import { bundledTfjs, ownProgram } from '../repository/own-bundle';
import type { Results } from '../report/results';
import { defaultLimits } from '../sandbox/sandbox';
import { Session } from '../sandbox/session';
import { submissionRoot } from '../sandbox/submission';
import { assemble, nameMendFirst } from './assemble';
import type { JudgedExercise } from './assignment';
import { bundleSubmission, submittedFiles, type Bundles } from './bundle-submission';
import { readFixtures } from './read-fixtures';
import { judgePrograms, runJudge } from './run-judge';
import { typeCheck } from './type-check';

export interface GradeOptions {
  /** The folder that holds exercises/, or the module folders themselves. */
  readonly submission: string;
  readonly exercises: readonly CourseExercise[];
  readonly seed: number;
  /** Whether each exercise is graded with the model answers in the place of the exercises it imports. */
  readonly isolate?: boolean;
}

/**
 * Grades the exercises of a submission.
 *
 * @throws UnreadableSubmission when there is nothing to grade
 * @throws MissingModelAnswers when they are to be put in place and are not there
 */
export async function gradeSubmission({
  submission,
  exercises,
  seed,
  isolate = false,
}: GradeOptions): Promise<Results> {
  const root = submissionRoot(
    submission,
    modules.map(({ id }) => id),
  );
  const workingDirectory = mkdtempSync(path.join(os.tmpdir(), 'sandbox-'));
  const programs = judgePrograms();
  const sandboxPrograms = Promise.all([ownProgram(['grader', 'sandbox', 'child.ts']), bundledTfjs()]);
  const bundling = bundleSubmission(root, exercises, isolate);
  const checkingTypes = bundling.then(({ bundles }) => typeCheck(root, submittedFiles(bundles)));
  let session: Session | undefined;
  const leaveNothingBehind = (): void => {
    session?.kill();
    rmSync(workingDirectory, { recursive: true, force: true });
  };
  process.once('exit', leaveNothingBehind);
  try {
    const bundled = await bundling;
    const [program, tfjs] = await sandboxPrograms;
    const { modelAnswers } = bundled;
    session = new Session(bundled.bundles, {
      program,
      tfjs,
      workingDirectory,
      limits: defaultLimits,
      modelAnswers: modelAnswers?.code,
    });
    session.warmUp();
    const judged = await judgeAll(session, bundled, seed, await programs);
    const typeErrors = await checkingTypes;
    const all = bundled.exercises.map((exercise) => {
      const { id } = exercise.definition;
      return assemble(exercise, {
        judged: judged.get(id),
        problem: bundled.problems.get(id),
        bundle: bundled.bundles.get(id),
        typeErrors,
        output: session?.output(id) ?? { lines: [], total: 0 },
        root,
      });
    });
    const asked = new Set(exercises.map(({ definition }) => definition.id));
    const results = nameMendFirst(all, bundled.bundles).filter(({ id }) => asked.has(id));
    return {
      schemaVersion: 1,
      course: courseName,
      points: results.reduce((sum, { points }) => sum + points, 0),
      maxPoints: results.reduce((sum, { maxPoints }) => sum + maxPoints, 0),
      seed,
      isolated: isolate,
      exercises: results,
    };
  } finally {
    await Promise.allSettled([programs, sandboxPrograms, checkingTypes]);
    await session?.stop();
    process.removeListener('exit', leaveNothingBehind);
    leaveNothingBehind();
  }
}

async function judgeAll(
  session: Session,
  { bundles }: Bundles,
  seed: number,
  programs: Parameters<typeof runJudge>[1],
): Promise<Map<string, JudgedExercise>> {
  const judged = new Map<string, JudgedExercise>();
  if (bundles.size === 0) return judged;
  await runJudge(
    {
      seed,
      exercises: new Set(bundles.keys()),
      load: (exercise) => session.load(exercise),
      request: (exercise, body, wanted) => session.request(exercise, body, wanted),
      fixtures: readFixtures,
      record: (exercise, outcome) => judged.set(exercise, outcome),
    },
    programs,
  );
  return judged;
}
