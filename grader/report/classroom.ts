import { printable } from './printable';
import type { CheckResult, ExerciseResult } from './results';

/** What GitHub Classroom's reporter action reads of each runner; here a runner is an exercise. */
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
  readonly duration: number;
}

const testStatus = ({ status }: CheckResult): ClassroomTest['status'] => {
  if (status === 'passed') return 'pass';
  return status === 'timeout' || status === 'crashed' ? 'error' : 'fail';
};

/** One exercise in the form of GitHub Classroom; scores are whole numbers and sum up to the exercise's points. */
export function classroomResult(exercise: ExerciseResult): ClassroomResult {
  const status = exercise.status === 'passed' ? 'pass' : exercise.status === 'error' ? 'error' : 'fail';
  return {
    version: 1,
    status,
    max_score: exercise.maxPoints,
    tests: exercise.checks.map((check) => ({
      name: `${exercise.id}: ${check.title}`,
      status: testStatus(check),
      score: check.points,
      message: printable(check.message),
      test_code: `npm run grade -- ${exercise.id}`,
      filename: exercise.location.file,
      line_no: exercise.location.line,
      duration: 0,
    })),
  };
}

/** As the reporter wants it in `<RUNNER>_RESULTS`: base64 of JSON. */
export const encodeClassroomResult = (result: ClassroomResult): string =>
  Buffer.from(JSON.stringify(result), 'utf8').toString('base64');
