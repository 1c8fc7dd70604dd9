import { setImmediate as giveWay } from 'node:timers/promises';
import { batches } from '../../corpus/batches';
import { rememberLast } from '../../engine/remember';
import { gptGradient, type GptParams } from '../../oracle/gpt';
import { stepsOf } from '../../oracle/pretraining';
import { corpusBatches, corpusTraining, HEADS, LONG_STEPS } from './corpus-training';
import type { Seed } from '../../oracle/random';

/** What a right training of a seed gives, in float64. */
export interface Reference {
  /** The loss before each step, in nats. */
  readonly losses: readonly number[];
  /** The parameters after the last step. */
  readonly params: GptParams;
  /** Their loss on sentences that they were not trained on. */
  readonly newLoss: number;
}

/**
 * The right training. It takes seconds, so it is remembered for the submissions of a class, and the
 * judge can read replies between its steps.
 */
export const reference = rememberLast(async (seed: Seed): Promise<Reference> => {
  const expected: number[] = [];
  let trained: GptParams | undefined;
  for (const { loss, params } of stepsOf(corpusTraining(seed))) {
    expected.push(loss);
    trained = params;
    await giveWay();
  }
  if (trained === undefined) throw new Error('the reference made no step');
  return { losses: expected, params: trained, newLoss: newLossOf(trained, seed) };
});

/** The loss of a model on the sentences that follow those of the training, in nats. */
export function newLossOf(params: GptParams, seed: Seed): number {
  const fresh = batches(corpusBatches(seed, LONG_STEPS + NEW_BATCHES)).slice(LONG_STEPS);
  const losses = fresh.map((tokens) => gptGradient({ tokens, params, numHeads: HEADS }).loss);
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
}

const NEW_BATCHES = 4;
