import { courseName, type CourseExercise } from '../course';
import { inRepository } from '../repository/root';
import type { Results } from '../report/results';
import type { Confinement } from '../sandbox/launchers';
import type { Session } from '../sandbox/session';
import { sourcesFor } from '../sandbox/sources';
import { assemble, nameMendFirst } from './assemble';
import type { Assignment, Judge, JudgedExercise } from './assignment';
import { bundleSubmission, submittedFiles, type Bundles } from './bundle-submission';
import { courseRoot } from './course-root';
import { changedGiven } from './changed-given';
import { openSession } from './open-session';
import { readFixtures } from './read-fixtures';
import { judgeUnderJest } from './judge-under-jest';
import { typeCheck } from './type-check';

export interface GradeOptions {
  /** The folder that holds exercises/, or the module folders themselves. */
  readonly submission: string;
  readonly exercises: readonly CourseExercise[];
  readonly seed: number;
  /** Whether each exercise is graded with the model answers in the place of the exercises it imports. */
  readonly isolate?: boolean;
  /** What stands around student code: Node's walls, or the system's as well. */
  readonly sandbox?: Confinement;
  /** Under Jest unless said otherwise. */
  readonly judge?: Judge;
}

/**
 * Grades the exercises of a submission.
 *
 * @throws UnreadableSubmission when there is nothing to grade
 * @throws NoStrictSandbox when it is asked for and cannot be had
 * @throws MissingModelAnswers when they are to be put in place and are not there
 */
export async function gradeSubmission({
  submission,
  exercises,
  seed,
  isolate = false,
  sandbox = 'standard',
  judge = judgeUnderJest,
}: GradeOptions): Promise<Results> {
  const root = courseRoot(submission);
  const bundling = bundleSubmission(root, exercises, isolate);
  const checkingTypes = bundling
    .then(({ bundles }) => sourcesFor(root, submittedFiles(bundles)))
    .then(typeCheck);
  checkingTypes.catch(() => undefined); // Reported where it is awaited, if it comes to that.
  const opened = openSession(sandbox);
  try {
    const judged = await judgeAll(opened.session, bundling, seed, judge);
    const bundled = await bundling;
    const session = await opened.session;
    const typeErrors = await checkingTypes;
    const given = changedGiven(root, inRepository('exercises', 'given'));
    const all = bundled.exercises.map((exercise) => {
      const { id } = exercise.definition;
      return assemble(exercise, {
        judged: judged.get(id),
        problem: bundled.problems.get(id),
        bundle: bundled.bundles.get(id),
        typeErrors,
        output: session.output(id),
        changedGiven: given,
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
      courseChanges: null,
      exercises: results,
    };
  } finally {
    await opened.close();
  }
}

/**
 * Judges all that can be bundled; resolves with what was found out, by exercise. Judge, sandbox and bundles are made ready at
 * the same time.
 */
export async function judgeAll(
  opening: Promise<Session>,
  bundling: Promise<Bundles>,
  seed: number,
  judge: Judge,
): Promise<Map<string, JudgedExercise>> {
  const judged = new Map<string, JudgedExercise>();
  const assign = async (): Promise<Assignment> => {
    const [session, { bundles, modelAnswers }] = await Promise.all([opening, bundling]);
    session.serve({ bundles, modelAnswers: modelAnswers?.code ?? '' });
    return {
      seed,
      exercises: new Set(bundles.keys()),
      load: (exercise) => session.load(exercise),
      request: (exercise, body, wanted) => session.request(exercise, body, wanted),
      fixtures: readFixtures,
      record: (exercise, outcome) => judged.set(exercise, outcome),
    };
  };
  const assignment = assign();
  assignment.catch(() => undefined); // Reported where it is awaited.
  await judge(assignment);
  return judged;
}
