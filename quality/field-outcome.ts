import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathOf, type CourseExercise } from '../grader/course';
import { GAP_HINT, THROW_HINT } from '../grader/engine/explain-throw';
import { NOT_FINITE_HINT, SHAPE_HINT } from '../grader/engine/read-result';
import { exerciseResult } from '../grader/judge/exercise-result';
import { inRepository } from '../grader/platform/root';
import { feedbackOnExercise, insightsOn } from '../grader/report/feedback';
import type { ExerciseResult } from '../grader/results/results';
import { timeForSubmission } from '../grader/submission/bundle';
import { foundMistakes, type FoundMistake } from '../grader/submission/found-mistakes';
import type { Answer, AnswerVerdict } from './judge-answers';

/** How much the grader found out, from most to least; `accepted` is a fault of the grader. */
export const outcomeKinds = [
  'accepted',
  'named',
  'circumstance',
  'line',
  'error',
  'form',
  'nothing',
] as const;
export type OutcomeKind = (typeof outcomeKinds)[number];

export interface Outcome {
  readonly kind: OutcomeKind;
  readonly points: number;
  readonly maxPoints: number;
  /** The ids of what was named, the sentence on the circumstance, the line, or the hint. */
  readonly found: string;
  /** The title of the check that the student sees first. */
  readonly title: string;
  /** The first sentence that the student reads below it. */
  readonly sentence: string;
  readonly hint: string;
}

/**
 * Mistakes of the language that the syntax tree of an answer shows, for one answer after the other.
 */
export async function sourceMistakes(
  exercise: CourseExercise,
  answers: readonly Answer[],
): Promise<FoundMistake[][]> {
  const root = mkdtempSync(path.join(os.tmpdir(), 'sources-'));
  try {
    cpSync(inRepository('solutions'), root, { recursive: true });
    const found: FoundMistake[][] = [];
    for (const { source } of answers) {
      writeFileSync(path.join(root, pathOf(exercise)), source);
      found.push(await foundMistakes(exercise, { root, files: undefined, time: timeForSubmission() }));
    }
    return found;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** What a student would see of a verdict. */
export function outcomeOf(
  exercise: CourseExercise,
  { judged, error }: AnswerVerdict,
  mistakes: readonly FoundMistake[],
): Outcome {
  const result = exerciseResult(exercise, {
    verdict: judged && { judged, output: { lines: [], total: 0, calls: [] } },
    problem: error === undefined ? undefined : { message: error, line: undefined, file: undefined },
    ...{ bundle: undefined, typeErrors: [], mistakes, changedGiven: [], root: inRepository('solutions') },
    steps: [],
  });
  const feedback = feedbackOnExercise(result);
  const { first } = feedback;
  const [insight] = insightsOn(feedback, first);
  return {
    ...findingIn(result),
    points: result.points,
    maxPoints: result.maxPoints,
    title: first?.title ?? '',
    sentence: insight ?? first?.message ?? result.error ?? '',
    hint: first?.hint ?? '',
  };
}

/** Hints that say no more than where to look. */
const GENERAL_HINTS: ReadonlySet<string> = new Set([THROW_HINT, SHAPE_HINT, NOT_FINITE_HINT]);
const GENERAL_ADVICE = / Possible causes: | may be of another type than you expect/;
const isGeneral = (hint: string): boolean => GENERAL_HINTS.has(hint) || GENERAL_ADVICE.test(hint);

function findingIn(result: ExerciseResult): Pick<Outcome, 'kind' | 'found'> {
  if (result.status === 'passed') return { kind: 'accepted', found: '' };
  const { diagnoses, circumstances, mistakes, checks, error } = result;
  if (diagnoses.length > 0)
    return {
      kind: 'named',
      found: diagnoses.map((each) => `${each.function}: ${each.misconception}`).join(', '),
    };
  if (circumstances.length > 0)
    return { kind: 'circumstance', found: circumstances.map(({ sentence }) => sentence).join(' ') };
  if (mistakes.length > 0)
    return { kind: 'line', found: mistakes.map(({ line }) => `line ${String(line)}`).join(', ') };
  if (error !== null) return { kind: 'nothing', found: '' };
  const first = checks.find(({ status }) => status !== 'passed');
  if (first === undefined) return { kind: 'nothing', found: '' };
  const { message, hint } = first;
  const threw = message.includes(' threw an error');
  if ((threw && !isGeneral(hint)) || hint === GAP_HINT) return { kind: 'error', found: hint };
  // The message says that the shape, the dtype or a number is not what it must be.
  if (
    !threw &&
    /\bhas shape\b|\bdtype\b|\breturned an?\b|\b(NaN|Infinity|infinite)\b|must be int32/.test(message)
  )
    return { kind: 'form', found: message };
  return { kind: 'nothing', found: '' };
}
