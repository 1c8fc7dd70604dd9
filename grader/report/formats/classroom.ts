import type { Adjustment } from './adjustments';
import { casesOfExercise, shortened, type Case } from './cases';
import { printable } from '../../platform/printable';
import type { ExerciseResult, Results } from '../../results/results';

/**
 * A runner's result as GitHub Classroom's reporter action reads it; each exercise is a runner.
 * https://github.com/classroom-resources/autograding-grading-reporter
 */
export interface ClassroomResult {
  readonly version: 1;
  readonly status: 'pass' | 'fail' | 'error';
  readonly max_score: number;
  readonly tests: readonly ClassroomTest[];
}

export interface ClassroomTest {
  readonly name: string;
  readonly status: 'pass' | 'fail' | 'error';
  readonly score: number;
  readonly message: string;
  readonly test_code: string;
  readonly filename: string;
  readonly line_no: number;
  /** In seconds: the exercise's time divided evenly among its checks. */
  readonly duration: number;
}

/**
 * The reporter reads a whole exercise from one environment variable, which Linux limits to 128 KB.
 */
const MAX_MESSAGE = 1_000;
const MAX_FILE = 300;

const testStatus = ({ status }: Case['check']): ClassroomTest['status'] => {
  if (status === 'passed') return 'pass';
  return status === 'timeout' || status === 'crashed' ? 'error' : 'fail';
};

/**
 * Converts an exercise to GitHub Classroom's format. Scores are whole numbers that add up to the
 * exercise's points.
 */
export function classroomResult(exercise: ExerciseResult): ClassroomResult {
  const status = exercise.status === 'passed' ? 'pass' : exercise.status === 'error' ? 'error' : 'fail';
  return {
    version: 1,
    status,
    max_score: exercise.maxPoints,
    tests: casesOfExercise(exercise).map(({ check, text }) => ({
      name: `${exercise.id}: ${check.title}`,
      status: testStatus(check),
      score: check.points,
      message: shortened(text, MAX_MESSAGE),
      test_code: `npm run grade -- ${exercise.id}`,
      filename: shortened(printable(exercise.location.file), MAX_FILE),
      line_no: exercise.location.line,
      duration: exercise.duration / 1_000 / exercise.checks.length,
    })),
  };
}

/** A submission by exercise, with its adjustments as further tests; that of the whole is last. */
export function classroomResults(
  { exercises }: Results,
  adjustments: readonly Adjustment[],
): Record<string, ClassroomResult> {
  const testsOf = (id: string | undefined): ClassroomTest[] =>
    adjustments
      .filter(({ exercise }) => exercise === id)
      .map(({ change, text }) => ({
        name: `${id ?? 'whole submission'}: adjustment`,
        status: change < 0 ? 'fail' : 'pass',
        score: change,
        message: shortened(text, MAX_MESSAGE),
        ...{ test_code: 'overrides.csv', filename: '', line_no: 0, duration: 0 },
      }));
  const whole = testsOf(undefined);
  return {
    ...Object.fromEntries(
      exercises.map((exercise) => {
        const result = classroomResult(exercise);
        return [exercise.id, { ...result, tests: [...result.tests, ...testsOf(exercise.id)] }];
      }),
    ),
    ...(whole.length > 0 && { adjustment: { version: 1, status: 'pass', max_score: 0, tests: whole } }),
  };
}

/** Encodes a result for the variable `<RUNNER>_RESULTS`: base64 of JSON. */
export const encodeClassroomResult = (result: ClassroomResult): string =>
  Buffer.from(JSON.stringify(result), 'utf8').toString('base64');
