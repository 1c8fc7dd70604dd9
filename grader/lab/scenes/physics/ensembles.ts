import { normals } from '../embedding';
import type { SceneTools } from '../functions';
import { numbersOf, WrongResult } from '../wrong-result';

export const CASES = 2_000;
export const MEMBERS = 9;

export interface EnsembleInput {
  /** The standard deviation of the members; 1 is right. */
  readonly spread: number;
  readonly bias: number;
}

export interface EnsembleResult {
  /** `MEMBERS + 1` counts. */
  readonly ranks: readonly number[];
  /** The mean over all cases. */
  readonly crps: number;
  readonly ratio: number;
}

/** How the student's functions judge an ensemble that is too narrow, too wide or biased. */
export function ensembleScene({ tf, find }: SceneTools, { spread, bias }: EnsembleInput): EnsembleResult {
  const members = normals('members', CASES * MEMBERS).map((value) => bias + spread * value);
  const ensemble = tf.tensor2d(members, [CASES, MEMBERS]);
  const observations = tf.tensor1d(normals('observations', CASES));
  const ranks = find('rankHistogram')(ensemble, observations);
  if (!Array.isArray(ranks) || ranks.length !== MEMBERS + 1)
    throw new WrongResult(`The result of rankHistogram should be a list of ${String(MEMBERS + 1)} numbers.`);
  const scores = numbersOf(tf, find('crps')(ensemble, observations), 'The result of crps', [CASES]);
  const ratio = find('spreadSkillRatio')(ensemble, observations);
  return {
    ranks: ranks.map(Number),
    crps: scores.reduce((sum, each) => sum + each, 0) / CASES,
    ratio: numbersOf(tf, ratio, 'The result of spreadSkillRatio', [])[0] ?? Number.NaN,
  };
}
