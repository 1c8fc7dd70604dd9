import { fixedInputs } from '../../engine/inputs';
import type { PretrainInput } from '../../oracle/pretraining';
import type { TrainingOptions } from '../../oracle/updates';
import type { RateInput } from './rate';
import { trainings } from './training-inputs';

const uneven = { maximum: 0.7, minimum: 0.15, warmupSteps: 4, totalSteps: 13 };
const long = { maximum: 0.4, minimum: 0.03, warmupSteps: 6, totalSteps: 22 };

/** The warm-up, the decay, its end and beyond, where each mistake has numbers of its own. */
export const isolatingRates = (): readonly RateInput[] => [
  ...[1, 2, 4, 5, 6, 9, 12, 13, 15, 20].map((step) => ({ step, schedule: uneven })),
  ...[1, 3, 6, 7, 11, 14, 21, 22, 24, 31].map((step) => ({ step, schedule: long })),
];

/** The first batches of small models without blocks, with other options. */
const withoutBlocks = (numBatches: number, options: Partial<TrainingOptions>): readonly PretrainInput[] =>
  fixedInputs(trainings({ numBatches: 3 }), 2).map((input) => ({
    ...input,
    params: { ...input.params, blocks: [] },
    batches: input.batches.slice(0, numBatches),
    options: { ...input.options, ...options },
  }));

const still = { maximum: 0, minimum: 0, warmupSteps: 1, totalSteps: 4 };
const constant = { maximum: 0.25, minimum: 0.25, warmupSteps: 1, totalSteps: 4 };

/** First only losses count, then one step, weight decay, the state, the schedule, the blocks. */
export const isolatingTrainings = (): readonly PretrainInput[] => [
  ...withoutBlocks(1, { schedule: still }),
  ...withoutBlocks(3, { schedule: still }),
  ...withoutBlocks(1, { schedule: constant, weightDecay: 0 }),
  ...withoutBlocks(1, { schedule: constant }),
  ...withoutBlocks(2, { schedule: constant, weightDecay: 0 }),
  ...withoutBlocks(3, { schedule: constant, weightDecay: 0 }),
  ...withoutBlocks(3, { weightDecay: 0 }),
  ...fixedInputs(trainings({ numBatches: 1, isWhole: true }), 2),
];
