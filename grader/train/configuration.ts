import { vocabulary } from '../corpus/words';

/** What can be trained: a model from random numbers, or the next stage of a trained one. */
export type Stage = 'gpt' | 'sft' | 'dpo';

/** The lengths in a GPT. */
export interface ModelShape {
  readonly vocabulary: number;
  /** The most tokens that it reads. */
  readonly contextLength: number;
  readonly width: number;
  readonly heads: number;
  /** The width inside the feed-forward network. */
  readonly hidden: number;
  readonly blocks: number;
}

/** How one stage trains. All numbers are positive. */
export interface Recipe {
  readonly steps: number;
  readonly batchSize: number;
  /** The highest; it falls to a hundredth of it. */
  readonly learningRate: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  readonly weightDecay: number;
}

export const MODEL: ModelShape = {
  vocabulary: vocabulary.length,
  contextLength: 24,
  width: 32,
  heads: 4,
  hidden: 128,
  blocks: 1,
};

const ADAMW = { beta1: 0.9, beta2: 0.99, epsilon: 1e-8, weightDecay: 0.01 };

export const RECIPES: Readonly<Record<Stage, Recipe>> = {
  gpt: { steps: 1_000, batchSize: 32, learningRate: 0.01, ...ADAMW },
  sft: { steps: 900, batchSize: 32, learningRate: 0.01, ...ADAMW },
  dpo: { steps: 300, batchSize: 32, learningRate: 0.001, ...ADAMW },
};

/** β of Rafailov et al. 2023, and the reward of an answer that gives a value. */
export const PREFERENCES = { beta: 0.5, rewardGap: 1 };

/** A user's seeds are below it. */
export const SEEDS = 2 ** 31;

/** The stage that a stage continues. */
export const BEFORE: Readonly<Record<Stage, Stage | undefined>> = { gpt: undefined, sft: 'gpt', dpo: 'sft' };

/** The student's schedule of a recipe, as `learningRateAt` takes it. */
export const scheduleOf = ({ steps, learningRate }: Recipe): Readonly<Record<string, number>> => ({
  maximum: learningRate,
  minimum: learningRate / 100,
  warmupSteps: Math.max(1, Math.round(steps / 20)),
  totalSteps: steps,
});
