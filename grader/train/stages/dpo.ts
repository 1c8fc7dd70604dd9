import { EXAMPLE_LENGTH } from '../../corpus/examples';
import { VALUE_SHARES, type Task } from '../../corpus/instructions';
import { preferenceBatch, preferenceProbability, preferredShare } from '../../corpus/preferences';
import { PREFERENCES, type Recipe } from '../configuration';
import { answers, follow, givesValue, shareOf, textsOf, type Written } from './answers';
import { errorOf, percent, range, type Training, type TrainingStage } from './stage';

const { beta, rewardGap } = PREFERENCES;
/** The only task whose answers may have either form. */
const TASK: Task = 'report';

/** The share of pairs whose answers have different rewards. */
const DIFFER = 2 * VALUE_SHARES[TASK] * (1 - VALUE_SHARES[TASK]);

/** The loss of a policy that knows the rewards. */
function leastLoss(): number {
  const p = preferenceProbability(rewardGap, 0);
  return (1 - DIFFER) * Math.LN2 - DIFFER * (p * Math.log(p) + (1 - p) * Math.log(1 - p));
}

/** Direct preference optimization: an answer that gives a value is more often preferred. */
export const dpoStage: TrainingStage = {
  stage: 'dpo',
  title: 'Direct preference optimization',
  levels: [
    { name: 'no preference', loss: Math.LN2 },
    { name: 'optimum', loss: leastLoss() },
  ],
  tokensPerStep: ({ recipe }) => 2 * EXAMPLE_LENGTH * recipe.batchSize,
  begin: ({ trainer, start }) => trainer.refer(start),
  train: ({ trainer, seed, recipe }, done, count) => {
    const { batchSize } = recipe;
    const batches = range(done, count).map((index) => preferenceBatch(index, { seed, batchSize, rewardGap }));
    return trainer.prefer(batches, recipe, beta);
  },
  shareOf: 'of the answers give a value',
  write: async (training, count, name) => {
    const written = await reports(training, count, name);
    return { texts: textsOf(written), share: preferred(written).share };
  },
  before: async (training, count) => ({ ...preferred(await reports(training, count, 'dpo before')) }),
  conclude: async (training, count, before) => {
    const written = await reports(training, count, 'dpo at the end');
    const reference = { share: before['share'] ?? 0, count: before['count'] ?? 0 };
    const { share, count: right } = preferred(written);
    const predicted = preferredShare(reference.share, rewardGap, beta);
    const errors = {
      measured: errorOf(share, right),
      predicted: predictionError(reference, training.recipe),
    };
    return {
      findings: [
        `${percent(shareOf(written, follow))} of ${String(count)} answers follow their instruction. ${percent(share)} of these give a value, ${withError(errors.measured)}; before it was ${percent(reference.share)}.`,
        `The best policy for β = ${String(beta)} and a reward of ${String(rewardGap)} has ${percent(predicted)}, ${withError(errors.predicted)}, by the closed form.`,
        `The difference is ${percent(Math.abs(share - predicted))}; its standard error is ${percent(Math.hypot(errors.measured, errors.predicted))}.`,
      ],
      sample: { texts: textsOf(written), share },
    };
  },
};

const reports = (training: Training, count: number, name: string): Promise<Written[]> =>
  answers(training, [TASK], count, name);

interface Share {
  readonly share: number;
  /** The answers that it is a share of. */
  readonly count: number;
}

/** The share of answers with a value among those that follow their instruction. */
function preferred(written: readonly Written[]): Share {
  const right = written.filter(follow);
  return { share: shareOf(right, givesValue), count: right.length };
}

const withError = (error: number): string => `± ${percent(error)}`;

/**
 * The standard error of the predicted share. It has two causes: the share before was measured on a
 * few texts, and the reward is known only through the pairs that were drawn.
 */
function predictionError({ share, count }: Share, { steps, batchSize }: Recipe): number {
  if (share === 0 || share === 1) return 0;
  const predicted = preferredShare(share, rewardGap, beta);
  const before = errorOf(share, count) / (share * (1 - share));
  const p = preferenceProbability(rewardGap, 0);
  const reward = 1 / Math.sqrt(steps * batchSize * DIFFER * p * (1 - p));
  return predicted * (1 - predicted) * Math.hypot(before, reward / beta);
}
