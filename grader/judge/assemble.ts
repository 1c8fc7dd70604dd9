import path from 'node:path';
import { exercises as course, maxPointsOf, objectives, pathOf, type CourseExercise } from '../course';
import type { CheckResult, ExerciseResult } from '../report/results';
import type { BundleProblem, ExerciseBundle } from '../sandbox/bundle';
import type { PrintedOutput } from '../sandbox/session';
import { lineOfExport } from '../sandbox/submission';
import type { JudgedExercise } from './assignment';
import type { TypeErrors } from './type-check';

/** All that was found out about an exercise. */
export interface Findings {
  readonly judged: JudgedExercise | undefined;
  readonly problem: BundleProblem | undefined;
  readonly bundle: ExerciseBundle | undefined;
  readonly typeErrors: TypeErrors;
  readonly output: PrintedOutput;
  /** Files of given/ that the submission has changed. */
  readonly changedGiven: readonly string[];
  readonly root: string;
}

/** The result of one exercise. */
export function assemble(exercise: CourseExercise, findings: Findings): ExerciseResult {
  const { definition, module } = exercise;
  const { judged, problem, root, output } = findings;
  if (judged === undefined && problem === undefined) {
    throw new Error(`${definition.id} was not judged; this is a fault of the grader`);
  }
  const error = problem?.message ?? judged?.error ?? null;
  const checks = judged?.checks ?? unreadableChecks(exercise, error ?? '');
  if (checks.length !== definition.checks.length) {
    throw new Error(`${definition.id} was not judged to the end; this is a fault of the grader`);
  }
  const ownFile = pathOf(exercise);
  const firstExport = definition.functions[0]?.name ?? '';
  const folder = path.basename(root);
  return {
    id: definition.id,
    title: definition.title,
    module: module.id,
    objective: objectives[module.objective],
    status: error === null ? statusOf(checks) : 'error',
    points: checks.reduce((sum, { points }) => sum + points, 0),
    maxPoints: maxPointsOf(definition),
    checks: [...checks],
    error,
    diagnoses: judged?.diagnoses ?? [],
    circumstances: judged?.circumstances ?? [],
    mendFirst: [],
    advice: [...(judged?.advice ?? []), ...adviceOnGiven(findings)],
    typeErrors: findings.typeErrors.filter(({ file }) => file === ownFile),
    output: { lines: [...output.lines], total: output.total },
    location: {
      file: `${folder}/${problem?.file ?? ownFile}`,
      line: problem?.line ?? lineOfExport(root, path.join(root, module.id, exercise.file), firstExport),
    },
    modelAnswers: exercisesAt(findings.bundle?.modelAnswers ?? []),
    duration: Math.round(judged?.duration ?? 0),
  };
}

const adviceOnGiven = ({ changedGiven, bundle }: Findings): string[] =>
  changedGiven
    .filter((file) => bundle?.files.some((used) => used.endsWith(`given/${file}`)))
    .map((file) => `given/${file} was changed; the exercise was graded with the course’s own.`);

const exercisesAt = (files: readonly string[]): string[] =>
  course.filter((exercise) => files.includes(pathOf(exercise))).map(({ definition }) => definition.id);

/** Every check of an exercise that cannot be run at all. */
export const unreadableChecks = ({ definition }: CourseExercise, message: string): CheckResult[] =>
  definition.checks.map(({ id, title, kind, hint, points, function: name }) => ({
    id,
    title,
    kind,
    function: name,
    status: 'failed',
    points: 0,
    maxPoints: points,
    message,
    hint,
    misconception: null,
    counterexample: null,
  }));

function statusOf(checks: readonly CheckResult[]): ExerciseResult['status'] {
  if (checks.every(({ status }) => status === 'passed')) return 'passed';
  return checks.every(({ status }) => status === 'not-started') ? 'not-started' : 'failed';
}

/** An exercise that imports one that is not right says so: that one is to be mended first. */
export function nameMendFirst(
  results: ExerciseResult[],
  bundles: ReadonlyMap<string, ExerciseBundle>,
): ExerciseResult[] {
  const wrong = results.filter(({ status }) => status !== 'passed');
  return results.map((result) => {
    if (result.status === 'passed' || result.status === 'not-started') return result;
    const files = bundles.get(result.id)?.files ?? [];
    // A file that cannot be bundled has no list of files; the error's own place tells which it is.
    const isUsed = ({ module, id }: ExerciseResult): boolean =>
      files.includes(`${module}/${id}.ts`) || result.location.file.endsWith(`/${module}/${id}.ts`);
    const mendFirst = wrong.filter((each) => each.id !== result.id && isUsed(each)).map(({ id }) => id);
    return { ...result, mendFirst };
  });
}
