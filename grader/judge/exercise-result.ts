import path from 'node:path';
import {
  exercises as course,
  maxPointsOf,
  modules,
  objectives,
  pathOf,
  type CourseExercise,
} from '../course';
import type { ExerciseDefinition } from '../engine/exercise';
import { adviceOnGiven, type GivenChange } from '../results/advice';
import { bounded, boundedLines } from '../results/bounded';
import type { CheckResult, ExerciseResult } from '../results/results';
import type { ExerciseBundle } from '../sandbox/exercise-bundle';
import type { BundleProblem } from '../submission/bundle-problem';
import type { FoundMistake } from '../submission/found-mistakes';
import type { CodeStep } from '../submission/steps/code-steps';
import { linesOfMistake } from '../submission/steps/lines';
import { unreadFiles } from '../submission/unread-files';
import { lineOfExport } from '../submission/submission-folder';
import { callsOfFirst } from './printed-output';
import type { Verdict } from './verdict-cache';
import type { TypeErrors } from '../submission/compiler';

/**
 * Limits for text that a submission controls, several times what a person reads. With all
 * exercises at these limits, results.json stays below a megabyte.
 */
const MAX_MESSAGE = 3_000;
const MAX_OUTPUT = 10_000;
const MAX_TYPE_ERROR = 400;
const MAX_FILE_NAME = 500;
const MAX_MISTAKE = 400;
const MAX_MISTAKES = 3;

const moduleFolders = modules.map(({ id }) => id);

/** Everything that grading found out about an exercise. */
export interface ExerciseFindings {
  readonly verdict: Verdict | undefined;
  readonly problem: BundleProblem | undefined;
  readonly bundle: ExerciseBundle | undefined;
  readonly typeErrors: TypeErrors;
  /** The mistakes that the exercise's own file and its helpers show. */
  readonly mistakes: readonly FoundMistake[];
  /** The calls, operators and loops of the exercise's own file. */
  readonly steps: readonly CodeStep[];
  /** Files of `given/` that the exercise imports and that the submission changed. */
  readonly changedGiven: readonly GivenChange[];
  readonly root: string;
}

/** @throws Error if the exercise was not judged completely */
export function exerciseResult(exercise: CourseExercise, findings: ExerciseFindings): ExerciseResult {
  const { definition, module } = exercise;
  const { verdict, problem, root } = findings;
  const judged = verdict?.judged;
  if (judged === undefined && problem === undefined) {
    throw new Error(`${definition.id} was not judged; this is a bug in the grader`);
  }
  const reason = problem?.message ?? judged?.error ?? null;
  const error = reason === null ? null : bounded(reason, MAX_MESSAGE);
  const checks = (judged?.checks ?? unreadableChecks(exercise, error ?? '')).map((check) => ({
    ...check,
    message: bounded(check.message, MAX_MESSAGE),
  }));
  if (checks.length + (judged?.running?.length ?? 0) !== definition.checks.length) {
    throw new Error(`${definition.id} was not judged completely; this is a bug in the grader`);
  }
  const ownFile = pathOf(exercise);
  const firstExport = definition.functions[0]?.name ?? '';
  const folder = path.basename(root);
  const status = error === null ? statusOf(checks) : 'error';
  const unread =
    status === 'not-started' ? unreadFiles(root, ownFile, moduleFolders, findings.bundle?.files) : [];
  return {
    id: definition.id,
    title: definition.title,
    module: module.id,
    assignment: exercise.assignment,
    objective: objectives[module.objective],
    status,
    points: checks.reduce((sum, { points }) => sum + points, 0),
    maxPoints: maxPointsOf(definition),
    checks,
    ...(judged?.readFirst !== undefined && { readFirst: judged.readFirst }),
    error,
    diagnoses: (judged?.diagnoses ?? []).map((diagnosis) => {
      const lines = linesOf(diagnosis, definition, findings.steps);
      return { ...diagnosis, ...(lines.length > 0 && { lines }) };
    }),
    circumstances: judged?.circumstances ?? [],
    fixFirst: [],
    mistakes: mistakesBehind(
      checks,
      findings.mistakes.filter(
        (each) => each.onlyForWrongNumbers !== true || hasOnlyWrongNumbers(checks, each.function),
      ),
      folder,
    ),
    advice: [
      ...(judged?.advice ?? []),
      ...findings.changedGiven.map((change) => adviceOnGiven(change, module.id)),
    ],
    typeErrors: typeErrorsIn(ownFile, findings.typeErrors),
    output: boundedOutput(verdict?.output ?? { lines: [], total: 0, calls: [] }),
    ...(unread.length > 0 && { unreadFiles: unread }),
    location: {
      file: bounded(`${folder}/${problem?.file ?? ownFile}`, MAX_FILE_NAME),
      line: problem?.line ?? lineOfExport(root, path.join(root, module.id, exercise.file), firstExport),
    },
    modelAnswers: exercisesAt(findings.bundle?.modelAnswers ?? []),
    duration: Math.round(judged?.duration ?? 0),
  };
}

/** The lines that a named mistake is about. */
function linesOf(
  { function: name, misconception }: ExerciseResult['diagnoses'][number],
  { functions }: ExerciseDefinition,
  steps: readonly CodeStep[],
): number[] {
  const uses = functions.find((each) => each.name === name)?.uses ?? [];
  return linesOfMistake(misconception, { name, uses, graded: functions.map((each) => each.name) }, steps);
}

function boundedOutput({ lines, total, calls }: Verdict['output']): ExerciseResult['output'] {
  const shown = boundedLines(lines, MAX_OUTPUT);
  return { lines: shown, total, calls: callsOfFirst(calls, shown.length) };
}

/** The mistakes that may be why checks did not pass, by file and line. */
function mistakesBehind(
  checks: readonly CheckResult[],
  mistakes: readonly FoundMistake[],
  folder: string,
): ExerciseResult['mistakes'] {
  const isWrong = ({ function: name, onlyIfGraded }: FoundMistake): boolean => {
    const own = checks.filter((check) => check.function === name);
    const asked = own.length === 0 && !onlyIfGraded ? checks : own;
    return asked.some(({ status }) => status !== 'passed' && status !== 'not-started');
  };
  return mistakes
    .filter(isWrong)
    .slice(0, MAX_MISTAKES)
    .map(({ line, message, file }) => ({
      line,
      message: bounded(message, MAX_MISTAKE),
      ...(file !== null && { file: bounded(`${folder}/${file}`, MAX_FILE_NAME) }),
    }));
}

/** Whether a function's first failure is wrong numbers, of which nothing else is known. */
function hasOnlyWrongNumbers(checks: readonly CheckResult[], name: string | null): boolean {
  const failed = checks.find(({ function: of, status }) => of === name && status !== 'passed');
  return failed?.misconception === null && (failed.counterexample?.comparisons.length ?? 0) > 0;
}

/** The type errors in an exercise’s own file. */
export const typeErrorsIn = (ownFile: string, found: TypeErrors): TypeErrors =>
  found
    .filter(({ file }) => file === ownFile)
    .map((each) => ({ ...each, message: bounded(each.message, MAX_TYPE_ERROR) }));

const exercisesAt = (files: readonly string[]): string[] =>
  course.filter((exercise) => files.includes(pathOf(exercise))).map(({ definition }) => definition.id);

/** The failed checks of an exercise that could not be run. */
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
