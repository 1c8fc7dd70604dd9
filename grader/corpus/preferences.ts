import { uniforms } from '../oracle/random';
import { inRows, sampleInstruction, type Example, type Examples } from './examples';
import { judgeAnswer, sampleAnswer, type Task } from './instructions';

/** Two answers to the same instruction in each row. */
export interface Preferences {
  readonly chosen: Examples;
  readonly rejected: Examples;
}

/** The only task that allows two forms of an answer. */
const OPEN: Task = 'report';

export interface PreferenceOptions {
  readonly seed: number;
  readonly batchSize: number;
  /** The reward of an answer that gives a value; of any other answer it is 0. */
  readonly rewardGap: number;
}

/**
 * Batch number `index` of a seed. Both answers are drawn independently from those to a `report`
 * instruction, and one is chosen with the probability of Bradley and Terry.
 */
export function preferenceBatch(
  index: number,
  { seed, batchSize, rewardGap }: PreferenceOptions,
): Preferences {
  const uniform = uniforms(seed, `preferences ${String(index)}`);
  const pairs = Array.from({ length: batchSize }, (): Pair => {
    const instruction = sampleInstruction([OPEN], uniform);
    const one = { instruction, answer: sampleAnswer(instruction, uniform) };
    const other = { instruction, answer: sampleAnswer(instruction, uniform) };
    const probability = preferenceProbability(rewardOf(one, rewardGap), rewardOf(other, rewardGap));
    return uniform() < probability ? [one, other] : [other, one];
  });
  return {
    chosen: inRows(pairs.map(([chosen]) => chosen)),
    rejected: inRows(pairs.map(([, rejected]) => rejected)),
  };
}

/** The chosen and the rejected answer. */
type Pair = readonly [Example, Example];

function rewardOf({ instruction, answer }: Example, gap: number): number {
  const judgement = judgeAnswer(instruction, answer);
  return judgement.follows && judgement.givesValue ? gap : 0;
}

/**
 * σ(reward − otherReward): the probability that an answer is preferred to another one (Bradley and
 * Terry 1952; Rafailov et al. 2023, eq. 1).
 */
export const preferenceProbability = (reward: number, otherReward: number): number =>
  1 / (1 + Math.exp(otherReward - reward));

/**
 * The share of preferred answers that preference optimization leads to. The best policy is
 * π(y|x) ∝ π_ref(y|x) · exp(r(y) / β) (Rafailov et al. 2023, eq. 4), so if the reward of all
 * preferred answers is higher by the same gap, their share s obeys
 * s / (1 − s) = s_ref / (1 − s_ref) · exp(gap / β).
 *
 * @param referenceShare - the share before, from 0 to 1
 * @param rewardGap - the reward of a preferred answer minus that of any other
 * @param beta - the strength of the KL penalty, above 0
 * @throws RangeError if the share or beta is out of range
 */
export function preferredShare(referenceShare: number, rewardGap: number, beta: number): number {
  if (!(referenceShare >= 0 && referenceShare <= 1)) throw new RangeError('a share is from 0 to 1');
  if (!(beta > 0)) throw new RangeError('beta is above 0');
  if (referenceShare === 0 || referenceShare === 1) return referenceShare;
  return 1 / (1 + ((1 - referenceShare) / referenceShare) * Math.exp(-rewardGap / beta));
}
