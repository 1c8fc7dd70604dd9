import type { CheckResult, ExerciseResult } from '../results/results';
import type { Subtotal } from '../results/subtotals';

/**
 * The words for the outcomes of an exercise. Reports show a sign as well, so that colour is never
 * the only cue.
 */
export const exerciseWord: Readonly<Record<ExerciseResult['status'], string>> = {
  passed: 'right',
  failed: 'not yet',
  'not-started': 'not started',
  error: 'cannot run',
};

export const exerciseSign: Readonly<Record<ExerciseResult['status'], string>> = {
  passed: '✓',
  failed: '✗',
  'not-started': '·',
  error: '!',
};

/** The words for the outcomes of a check. */
export const checkWord: Readonly<Record<CheckResult['status'], string>> = {
  passed: 'holds',
  failed: 'does not hold',
  timeout: 'took too long',
  crashed: 'crashed',
  'not-started': 'not started',
};

export const checkSign: Readonly<Record<CheckResult['status'], string>> = {
  passed: '✓',
  failed: '✗',
  timeout: '⏱',
  crashed: '!',
  'not-started': '·',
};

/** Formats the points of several assignments: `core 82/100, language-models 40/100`. */
export const subtotalsText = (subtotals: readonly Subtotal[]): string =>
  subtotals.map((each) => `${each.assignment} ${pointsText(each)}`).join(', ');

/** Formats points as `earned/maximum`. */
export const pointsText = ({ points, maxPoints }: { points: number; maxPoints: number }): string =>
  `${String(points)}/${String(maxPoints)}`;
