import { mean } from './reductions';
import { at, generate, scalar, type NumericTensor } from './tensor';

export interface RewardModelInput {
  /** `[batch]` */
  readonly chosenRewards: NumericTensor;
  /** `[batch]` */
  readonly rejectedRewards: NumericTensor;
}

/** The steps from margins to the loss that can go wrong, in order. */
export interface PreferenceSteps {
  /** The margins that have a loss each. */
  readonly margins: (margins: readonly number[]) => readonly number[];
  /** The loss of a preference whose probability is σ(margin). */
  readonly loss: (margin: number, beta: number) => number;
  readonly reduce: (losses: readonly number[]) => number;
  /** What the loss is multiplied by besides, for a batch of so many pairs. */
  readonly factor: (batch: number, beta: number) => number;
  readonly sign: 1 | -1;
  /** From nats to the unit of the result. */
  readonly unit: (loss: number) => number;
}

/** −ln σ(margin) = ln(1 + e^−margin), in a form that neither overflows nor loses digits. */
export const preferenceLoss = (margin: number): number =>
  Math.max(0, -margin) + Math.log1p(Math.exp(-Math.abs(margin)));

export const preferenceSteps: PreferenceSteps = {
  margins: (margins) => margins,
  loss: preferenceLoss,
  reduce: mean,
  factor: () => 1,
  sign: 1,
  unit: (loss) => loss,
};

/** The loss of a batch of pairs with these margins. */
function lossOf(
  margins: readonly number[],
  { batch, beta }: { readonly batch: number; readonly beta: number },
  steps: PreferenceSteps,
): NumericTensor {
  const losses = steps.margins(margins).map((margin) => steps.loss(margin, beta));
  return scalar(steps.unit(steps.sign * steps.reduce(losses) * steps.factor(batch, beta)));
}

export interface RewardModelSteps extends PreferenceSteps {
  /** A reward as it is compared. */
  readonly reward: (reward: number) => number;
  readonly margin: (chosen: number, rejected: number) => number;
  /** The margins of a batch, from those of two responses. */
  readonly compare: (
    chosen: readonly number[],
    rejected: readonly number[],
    margin: RewardModelSteps['margin'],
  ) => number[];
}

export const rewardModelSteps: RewardModelSteps = {
  ...preferenceSteps,
  reward: (reward) => reward,
  margin: (chosen, rejected) => chosen - rejected,
  compare: (chosen, rejected, margin) => chosen.map((each, i) => margin(each, rejected[i] ?? Number.NaN)),
};

/** The mean of −ln σ(chosen − rejected) (Ouyang et al. 2022, equation 1, for one pair a prompt). */
export function rewardModelLoss(
  { chosenRewards, rejectedRewards }: RewardModelInput,
  changed: Partial<RewardModelSteps> = {},
): NumericTensor {
  const steps = { ...rewardModelSteps, ...changed };
  const [chosen, rejected] = [chosenRewards, rejectedRewards].map(({ data }) =>
    Array.from(data, steps.reward),
  );
  const margins = steps.compare(chosen ?? [], rejected ?? [], steps.margin);
  return lossOf(margins, { batch: chosenRewards.data.length, beta: 1 }, steps);
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
  /** The penalties of a batch as they are used. */
  readonly spread: (penalties: readonly number[]) => readonly number[];
  /** A reward as it is used, in its batch. */
  readonly reward: (reward: number, rewards: readonly number[]) => number;
  readonly combine: (reward: number, penalty: number, beta: number) => number;
}

export const penalizedRewardSteps: PenalizedRewardSteps = {
  logRatio: (policy, reference) => policy - reference,
  penalty: (logRatio, beta) => beta * logRatio,
  spread: (penalties) => penalties,
  reward: (reward) => reward,
  combine: (reward, penalty) => reward - penalty,
};

/** reward − β · (logProb − referenceLogProb) (Ouyang et al. 2022, equation 2), `[batch]`. */
export function klPenalizedReward(
  { reward, logProb, referenceLogProb, beta }: PenalizedRewardInput,
  changed: Partial<PenalizedRewardSteps> = {},
): NumericTensor {
  const steps = { ...penalizedRewardSteps, ...changed };
  const rewards = Array.from(reward.data);
  const penalties = steps.spread(
    Array.from(logProb.data, (policy, i) =>
      steps.penalty(steps.logRatio(policy, at(referenceLogProb, i)), beta),
    ),
  );
  return generate(reward.shape, (i) =>
    steps.combine(steps.reward(at(reward, i), rewards), penalties[i] ?? Number.NaN, beta),
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

export interface DpoSteps extends PreferenceSteps {
  readonly logRatio: (policy: number, reference: number, beta: number) => number;
  readonly difference: (chosen: number, rejected: number) => number;
  /** Turns the difference of two log-ratios into one of implicit rewards. */
  readonly scale: (difference: number, beta: number) => number;
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
  const steps = { ...dpoSteps, ...changed };
  const margins = Array.from(policyChosen.data, (chosen, i) =>
    steps.scale(
      steps.difference(
        steps.logRatio(chosen, at(referenceChosen, i), beta),
        steps.logRatio(at(policyRejected, i), at(referenceRejected, i), beta),
      ),
      beta,
    ),
  );
  return lossOf(margins, { batch: policyChosen.data.length, beta }, steps);
}
