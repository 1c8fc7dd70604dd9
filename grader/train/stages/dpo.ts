import { EXAMPLE_LENGTH } from '../../corpus/examples';
import { VALUE_SHARES, type Task } from '../../corpus/instructions';
import { preferenceBatch, preferenceProbability, preferredShare } from '../../corpus/preferences';
import { PREFERENCES } from '../configuration';
import { answers, follow, givesValue, shareOf, textsOf, type Written } from './answers';
import { errorOf, percent, range, type Training, type TrainingStage } from './stage';

const { beta, rewardGap } = PREFERENCES;
/** The only task whose answers may have either form. */
const TASK: Task = 'report';

/** The loss of a policy that knows the rewards, and that of one that prefers nothing. */
function leastLoss(): number {
  const differ = 2 * VALUE_SHARES[TASK] * (1 - VALUE_SHARES[TASK]);
  const p = preferenceProbability(rewardGap, 0);
  return (1 - differ) * Math.LN2 - differ * (p * Math.log(p) + (1 - p) * Math.log(1 - p));
}

/** Direct preference optimization: of two answers, the one that gives a value is often preferred. */
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
    return {
      findings: [
        `${percent(shareOf(written, follow))} of ${String(count)} answers follow their instruction. ${percent(share)} of these give a value, ${withError(errorOf(share, right))}; before it was ${percent(reference.share)}.`,
        `The best policy for β = ${String(beta)} and a reward of ${String(rewardGap)} has ${percent(predicted)}, ${withError(predictionError(reference))}, by the closed form.`,
        `The difference is ${percent(Math.abs(share - predicted))}; its standard error is ${percent(Math.hypot(errorOf(share, right), predictionError(reference)))}.`,
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

/** The standard error of the predicted share, which that of the share before causes. */
function predictionError({ share, count }: Share): number {
  if (share === 0 || share === 1) return 0;
  const predicted = preferredShare(share, rewardGap, beta);
  return ((predicted * (1 - predicted)) / (share * (1 - share))) * errorOf(share, count);
}
