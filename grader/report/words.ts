import type { CheckResult, ExerciseResult } from '../results/results';

/** What every report calls the outcome of an exercise; a sign stands beside it, never a colour alone. */
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

/** What every report calls the outcome of a check. */
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

/** Points as every report writes them: earned of those to be had. */
export const pointsText = ({ points, maxPoints }: { points: number; maxPoints: number }): string =>
  `${String(points)}/${String(maxPoints)}`;
