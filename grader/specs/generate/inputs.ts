import { once } from '../../engine/remember';
import * as fc from 'fast-check';
import { axis, numbersOf, type Numbers } from '../../engine/inputs';
import type { GenerateInput, SamplingOptions } from '../../oracle/generation';
import { mapValues, tensor } from '../../oracle/tensor';
import type { TokenModel } from '../../oracle/token-model';
import { withDraws } from './draws';

export interface InputOptions {
  readonly temperatures?: readonly number[];
  /** A topK of 0 stands for none. */
  readonly topKs?: readonly number[];
  readonly minTokens?: number;
  readonly maxTokens?: number;
  readonly minPrompt?: number;
  readonly maxContext?: number;
}

/**
 * A model whose logits are sums of quarters (or, with `grain` 1, of whole numbers) times powers of
 * one half. float32 holds them exactly, so equal logits are equal for every right answer.
 */
export function modelOf(numbers: Numbers, vocab: number, grain: number): TokenModel {
  const steps = numbers.below('table', [vocab, vocab], 13);
  const scaled = mapValues(steps, (step) => (grain === 1 ? Math.round((step - 6) / 4) : (step - 6) / 4));
  return { table: { ...scaled, dtype: 'float32' }, decay: 0.5 };
}

export const optionsOf = (temperature: number, topK: number, contextLength: number): SamplingOptions =>
  topK === 0 ? { temperature, contextLength } : { temperature, topK, contextLength };

/** Prompts shorter and longer than the context, all temperatures, with and without topK. */
export const inputs = ({
  temperatures = [1, 0, 0.5, 2],
  topKs = [0, 1, 2, 3, 9],
  minTokens = 2,
  maxTokens = 12,
  minPrompt = 1,
  maxContext = 5,
}: InputOptions = {}): fc.Arbitrary<GenerateInput> =>
  fc
    .record({
      vocab: axis(4, 7),
      grain: fc.constantFrom(1, 0.25),
      promptLength: axis(minPrompt, 6),
      numTokens: axis(minTokens, maxTokens),
      temperature: fc.constantFrom(...temperatures),
      topK: fc.constantFrom(...topKs),
      contextLength: axis(1, maxContext),
      numbers: numbersOf('integers'),
    })
    .map(({ vocab, grain, promptLength, numTokens, temperature, topK, contextLength, numbers }) =>
      withDraws(
        {
          model: modelOf(numbers, vocab, grain),
          prompt: [...numbers.below('prompt', [promptLength], vocab).data],
          numTokens,
          options: optionsOf(temperature, topK, contextLength),
        },
        numbers,
      ),
    );

/** In every row, tokens share the largest logit. */
const ties: TokenModel = {
  table: tensor([4, 4], [0, 2, 2, -1, 1, 0, 1, 1, 3, -1, 0, 3, 0, 2, 2, 0]),
  decay: 0.5,
};
/** After the tokens 2 and 3, token 0 is among the least likely. */
const rising: TokenModel = {
  table: tensor([4, 4], [-2, 1, 2, 2.5, -1, 0, 2, 1.5, -2, 1, 2, 2, -3, 0.5, 1, 1.5]),
  decay: 0.5,
};

/** Logits whose exponentials overflow, and differences whose exponentials do. */
const large: TokenModel = {
  table: tensor(
    [4, 4],
    [-900, 900, 901, 900.5, 900, -900, 900.5, 901, 901, 900.5, -900, 900, 900, 901, 900.5, -900],
  ),
  decay: 0.5,
};

const example = (
  model: TokenModel,
  prompt: readonly number[],
  numTokens: number,
  options: SamplingOptions,
  uniform: readonly number[],
): GenerateInput => ({ model, prompt, numTokens, options, uniform: { uniform } });

/** Long texts, in which every mistake in temperature, topK and context shows with every seed. */
const longTexts = (): readonly GenerateInput[] =>
  [
    { topKs: [0], minPrompt: 6, maxContext: 2 },
    { topKs: [2, 3], minPrompt: 6 },
  ].flatMap((options) =>
    fc.sample(inputs({ ...options, temperatures: [0.5, 2], minTokens: 12, maxTokens: 14 }), {
      seed: 2019,
      numRuns: 5,
    }),
  );

/** At the edge of topK: token 0 is not among the likely ones, and all likely ones are equal. */
export const edges: readonly GenerateInput[] = [
  example(rising, [0], 5, optionsOf(1, 2, 3), [0, 0.9, 0, 0.1, 0, 0]),
  example(rising, [2, 3], 5, optionsOf(0.5, 3, 2), [0, 0.97, 0, 0, 0.02, 0]),
  example(ties, [0], 5, optionsOf(1, 2, 1), [0.5]),
];

/**
 * What decides with every seed: equal logits at temperature 0 and at the edge of topK, draws of 0
 * for a token 0 that is not among the topK largest, and no token at all.
 */
export const examples = once((): readonly GenerateInput[] => [
  example(ties, [0], 6, optionsOf(0, 0, 1), [0.5]),
  example(ties, [3, 1], 8, optionsOf(0, 0, 2), [0.5]),
  example(ties, [1, 0, 2], 6, optionsOf(0, 3, 1), [0.5]),
  example(ties, [0], 6, optionsOf(1, 1, 1), [0.9, 0.1, 0.95, 0.5, 0.2, 0.7, 0.4]),
  example(ties, [2, 3], 6, optionsOf(2, 1, 1), [0.97, 0.3, 0.85, 0.6, 0.1, 0.9, 0.4]),
  ...edges.slice(0, 2),
  example(rising, [1, 2, 0], 0, optionsOf(1, 0, 2), [0.5]),
  ...longTexts(),
]);

/** Not among the examples: whoever takes exponentials of them hides other mistakes by it. */
export const overflowing: readonly GenerateInput[] = [
  example(large, [0], 6, optionsOf(1, 0, 1), [0.1, 0.55, 0.85, 0.45, 0.06, 0.94]),
  example(large, [2, 1], 6, optionsOf(2, 3, 1), [0.92, 0.12, 0.55, 0.84, 0.48, 0.05]),
];

const MANY_TOKENS = 12;

/**
 * Sums of eight probabilities, often a little less than 1 after rounding. The last token of the
 * vocabulary is never among the topK.
 */
export const roundedSums = once((): readonly GenerateInput[] =>
  fc.sample(numbersOf('integers'), { seed: 2019, numRuns: 4 }).map((numbers, i) => {
    const { table, decay } = modelOf(numbers, MANY_TOKENS, 0.25);
    const unlikely = mapValues(table, (value, k) => (k % MANY_TOKENS === MANY_TOKENS - 1 ? -9 : value));
    return example({ table: unlikely, decay }, [i], 12, optionsOf(1, 8, 4), [0.5]);
  }),
);
