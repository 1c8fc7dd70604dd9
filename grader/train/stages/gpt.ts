import { batch, startOf } from '../../corpus/batches';
import { corpus } from '../../corpus/grammar';
import { observe, predict } from '../../corpus/optimum';
import { parse } from '../../corpus/parse';
import { decode, tokenOf } from '../../corpus/words';
import type { NumericTensor } from '../../oracle/tensor';
import { SEEDS } from '../configuration';
import { drawsFor, percent, range, SHOWN, type Outcome, type Training, type TrainingStage } from './stage';

const START = 'sentence';
/** The tokens of the longest sentence after its first word. */
const SENTENCE_LENGTH = 13;
/** The fresh batches that the trained model is measured on. */
const FRESH_BATCHES = 40;
/** How many batches one call measures. */
const AT_ONCE = 10;

/**
 * What `crossEntropies` says of the windows. Written out, since it takes half a second; a test
 * compares them.
 */
const least = { unigram: 3.538554556336979, bigram: 1.5631605599182097, optimum: 1.1948907181740602 };

/** The least loss that is possible, in nats. */
export const OPTIMUM = least.optimum;

/** Pre-training: the next token of windows that start with a sentence. */
export const gptStage: TrainingStage = {
  stage: 'gpt',
  title: 'Pre-training',
  levels: (['unigram', 'bigram', 'optimum'] as const).map((name) => ({ name, loss: least[name] })),
  tokensPerStep: ({ model, recipe }) => model.contextLength * recipe.batchSize,
  train: (training, done, count) => {
    const batches = range(done, count).map((index) => windows(training, index, training.seed));
    return training.trainer.pretrain(batches, training.recipe);
  },
  shareOf: 'of the sentences are grammatical',
  write: async (training, count, name) => {
    const first = tokenOf('the');
    const texts = await training.trainer.write({
      prompts: range(0, count).map(() => [first]),
      length: SENTENCE_LENGTH,
      stop: tokenOf('.'),
      draws: drawsFor(training, name, count * SENTENCE_LENGTH),
    });
    const sentences = texts.map((text) => [first, ...text]);
    const right = sentences.filter((sentence) => parse(sentence).grammatical);
    return { texts: sentences.slice(0, SHOWN).map(decode), share: right.length / count };
  },
  conclude,
};

const windows = ({ model, recipe }: Training, index: number, seed: number): NumericTensor =>
  batch(index, { seed, batchSize: recipe.batchSize, length: model.contextLength, start: START });

async function conclude(training: Training, count: number): Promise<Outcome> {
  const { loss, above, predictions } = await measure(training);
  const gap = least.bigram - least.optimum;
  const sample = await gptStage.write(training, count, 'gpt at the end');
  return {
    findings: [
      `On ${predictions.toLocaleString('en')} fresh predictions the loss is ${loss.toFixed(4)} nats. A reader who knows the grammar would have ${(loss - above).toFixed(4)} on them.`,
      `So the model is ${above.toFixed(4)} nats above the optimum, ${percent(above / gap)} of the distance from the optimum to a bigram.`,
      `${percent(sample.share)} of ${String(count)} written sentences are grammatical.`,
    ],
    sample,
  };
}

/**
 * The loss on windows that were not trained on, and how far it is above the least possible one on
 * the same windows: their difference varies much less from sample to sample than either.
 */
export async function measure(
  training: Training,
): Promise<{ readonly loss: number; readonly above: number; readonly predictions: number }> {
  // No training has this seed.
  const batches = range(0, FRESH_BATCHES).map((index) => windows(training, index, SEEDS));
  const measured: number[] = [];
  for (let i = 0; i < batches.length; i += AT_ONCE)
    measured.push(...(await training.trainer.losses(batches.slice(i, i + AT_ONCE))));
  const loss = mean(measured);
  const predictions = FRESH_BATCHES * training.recipe.batchSize * (training.model.contextLength - 1);
  return { loss, above: loss - mean(batches.map(leastLossOn)), predictions };
}

/** The mean of −ln p over the predictions of a batch, for a reader who knows the grammar. */
function leastLossOn({ shape, data }: NumericTensor): number {
  const [rows = 0, length = 0] = shape;
  let total = 0;
  for (let row = 0; row < rows; row++) {
    let belief = startOf(START);
    for (let place = 0; place < length; place++) {
      const token = data[row * length + place] ?? -1;
      if (place > 0) total -= Math.log(predict(corpus, belief).get(token) ?? 0);
      belief = observe(corpus, belief, token);
    }
  }
  return total / (rows * (length - 1));
}

const mean = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0) / values.length;
