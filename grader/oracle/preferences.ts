import { mean } from './reductions';
import { at, generate, scalar, type NumericTensor } from './tensor';

export interface RewardModelInput {
  /** `[batch]` */
  readonly chosenRewards: NumericTensor;
  /** `[batch]` */
  readonly rejectedRewards: NumericTensor;
}

/** The loss of a preference whose probability is σ(margin), and the mean of it. */
export interface PreferenceSteps {
  readonly loss: (margin: number) => number;
  readonly reduce: (margins: readonly number[], loss: (margin: number) => number) => number;
}

/** −ln σ(margin) = ln(1 + e^−margin), in a form that neither overflows nor loses digits. */
export const preferenceLoss = (margin: number): number =>
  Math.max(0, -margin) + Math.log1p(Math.exp(-Math.abs(margin)));

export const preferenceSteps: PreferenceSteps = {
  loss: preferenceLoss,
  reduce: (margins, loss) => mean(margins.map(loss)),
};

export interface RewardModelSteps extends PreferenceSteps {
  readonly margin: (chosen: number, rejected: number) => number;
}

export const rewardModelSteps: RewardModelSteps = {
  ...preferenceSteps,
  margin: (chosen, rejected) => chosen - rejected,
};

/** The mean of −ln σ(chosen − rejected) (Ouyang et al. 2022, equation 1, for one pair a prompt). */
export function rewardModelLoss(
  { chosenRewards, rejectedRewards }: RewardModelInput,
  changed: Partial<RewardModelSteps> = {},
): NumericTensor {
  const { margin, loss, reduce } = { ...rewardModelSteps, ...changed };
  const margins = Array.from(chosenRewards.data, (chosen, i) => margin(chosen, at(rejectedRewards, i)));
  return scalar(reduce(margins, loss));
}

export interface PenalizedRewardInput {
  /** `[batch]` */
  readonly reward: NumericTensor;
  /** `[batch]`, of the policy */
  readonly logProb: NumericTensor;
  /** `[batch]` */
  readonly referenceLogProb: NumericTensor;
  readonly beta: number;
}

export interface PenalizedRewardSteps {
  readonly logRatio: (policy: number, reference: number) => number;
  readonly penalty: (logRatio: number, beta: number) => number;
  readonly combine: (reward: number, penalty: number, beta: number) => number;
}

export const penalizedRewardSteps: PenalizedRewardSteps = {
  logRatio: (policy, reference) => policy - reference,
  penalty: (logRatio, beta) => beta * logRatio,
  combine: (reward, penalty) => reward - penalty,
};

/** reward − β · (logProb − referenceLogProb) (Ouyang et al. 2022, equation 2), `[batch]`. */
export function klPenalizedReward(
  { reward, logProb, referenceLogProb, beta }: PenalizedRewardInput,
  changed: Partial<PenalizedRewardSteps> = {},
): NumericTensor {
  const { logRatio, penalty, combine } = { ...penalizedRewardSteps, ...changed };
  return generate(reward.shape, (i) =>
    combine(at(reward, i), penalty(logRatio(at(logProb, i), at(referenceLogProb, i)), beta), beta),
  );
}

export interface DpoInput {
  /** `[batch]`: log-probabilities of the preferred responses under the policy */
  readonly policyChosen: NumericTensor;
  /** `[batch]` */
  readonly policyRejected: NumericTensor;
  /** `[batch]` */
  readonly referenceChosen: NumericTensor;
  /** `[batch]` */
  readonly referenceRejected: NumericTensor;
  readonly beta: number;
}

export interface DpoSteps {
  readonly logRatio: (policy: number, reference: number, beta: number) => number;
  readonly difference: (chosen: number, rejected: number) => number;
  /** Turns the difference of two log-ratios into one of implicit rewards. */
  readonly scale: (difference: number, beta: number) => number;
  readonly loss: PreferenceSteps['loss'];
  readonly reduce: (margins: readonly number[], loss: PreferenceSteps['loss'], beta: number) => number;
}

export const dpoSteps: DpoSteps = {
  ...preferenceSteps,
  logRatio: (policy, reference) => policy - reference,
  difference: (chosen, rejected) => chosen - rejected,
  scale: (difference, beta) => beta * difference,
};

/** Direct preference optimization (Rafailov et al. 2023, equation 7): a scalar. */
export function dpoLoss(
  { policyChosen, policyRejected, referenceChosen, referenceRejected, beta }: DpoInput,
  changed: Partial<DpoSteps> = {},
): NumericTensor {
  const { logRatio, difference, scale, loss, reduce } = { ...dpoSteps, ...changed };
  const margins = Array.from(policyChosen.data, (chosen, i) =>
    scale(
      difference(
        logRatio(chosen, at(referenceChosen, i), beta),
        logRatio(at(policyRejected, i), at(referenceRejected, i), beta),
      ),
      beta,
    ),
  );
  return scalar(reduce(margins, loss, beta));
}
