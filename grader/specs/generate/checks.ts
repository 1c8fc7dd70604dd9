import { times } from '../../engine/format';
import { specify } from '../../engine/specify';
import { distribution, generate as oracle, type GenerateInput } from '../../oracle/generation';
import { at, dim, plainNumbers, type NumericTensor } from '../../oracle/tensor';
import { tokenLogits } from '../../oracle/token-model';
import { boltzmannRuns, NUM_DRAWS } from './boltzmann';
import { afterEachToken, oldestDiffers, oldestLeaves, unhurried } from './contexts';
import { edges, examples, inputs, overflowing, roundedSums } from './inputs';
import { isolating } from './isolating';
import { conditions, pipeline } from './misconceptions';

const check = specify<GenerateInput, NumericTensor>({
  name: 'generate',
  parameters: ['model', 'prompt', 'numTokens', 'options', 'uniform'],
  resultName: 'tokens',
  oracle: (args) => oracle(args),
  inputs: inputs(),
  examples,
  isolating,
  pipeline,
  conditions,
  dependsOn: ['model'],
});

/** Counts differ from the expected ones by less than one; rounding may move one draw more. */
const COUNT_TOLERANCE = 1.5;

/** The largest number below 1. Sums of probabilities, which should be 1, are often this or less. */
const LARGEST_DRAW = 1 - 2 ** -53;

/** Fails unless all tokens are in the vocabulary; no model knows others. */
function ensureKnown(
  ensure: (condition: boolean, message: string) => void,
  { model }: GenerateInput,
  tokens: NumericTensor,
): void {
  const vocab = dim(model.table, 0);
  for (const token of tokens.data) {
    ensure(
      Number.isInteger(token) && token >= 0 && token < vocab,
      `Your result contains ${String(token)}; the tokens of this model are 0 to ${String(vocab - 1)}.`,
    );
  }
}

export const checks = [
  check.prop(inputs({ temperatures: [0] }))(
    'At temperature 0, a token has the largest logit, and nothing is drawn',
    {
      id: 'greedy',
      points: 2,
      runs: 2,
      hint: 'The limit of low temperatures needs no exponential: which token has the largest logit, at which position, and which of several?',
    },
    async (args, { call, observe, ensure, expectTensor }) => {
      const tied = examples().filter(({ options }) => options.temperature === 0);
      for (const alone of [args, ...tied].flatMap(afterEachToken)) {
        expectTensor(await call(alone)).toEqual(
          oracle(alone),
          'At temperature 0, the token must be the one with the largest logit, the lowest of several.',
        );
      }
      const { callbacks } = await observe(args);
      const draws = callbacks.filter(({ role }) => role === 'uniform').length;
      ensure(draws === 0, `At temperature 0, uniform was called ${times(draws)}; nothing is random there.`);
    },
  ),
  check.prop()(
    'The model is given int32 tokens of shape [1, n], and n is at most contextLength',
    {
      id: 'model-calls',
      fixedSeed: 0,
      points: 1,
      hint: 'A batch of one text, whole numbers, and not more of it than the model can read.',
    },
    async (args, { observe, ensure }) => {
      const { callbacks } = await observe(args);
      const asked = callbacks.filter(({ role }) => role === 'tokenModel');
      const { contextLength } = args.options;
      const once = await observe({ ...args, numTokens: 1 });
      const isAsked = once.callbacks.some(({ role }) => role === 'tokenModel');
      ensure(asked.length > 0 && isAsked, 'The model was never called.');
      for (const { shape, dtype = '' } of asked) {
        ensure(
          shape.length === 2 && shape[0] === 1,
          `The model was called with tokens of shape [${shape.join(', ')}]; it must be [1, n].`,
        );
        ensure(dtype === 'int32', `The model was called with tokens of dtype ${dtype}; it must be int32.`);
        ensure(
          (shape[1] ?? 0) <= contextLength,
          `The model was called with ${String(shape[1])} tokens; contextLength is ${String(contextLength)}.`,
          'When does the text become too long, and which tokens can be left out?',
        );
      }
    },
  ),
  check.prop(inputs({ temperatures: [1, 0.5, 2] }))(
    'Above temperature 0, there is one draw for each token',
    {
      id: 'one-draw-a-token',
      points: 1,
      hint: 'Each new token needs one fresh number from uniform, even if topK leaves only one token.',
    },
    async (args, { observe, ensure }) => {
      const single = { ...args, options: { ...args.options, topK: 1 } };
      for (const sampled of [args, single]) {
        const { callbacks } = await observe(sampled);
        const draws = callbacks.filter(({ role }) => role === 'uniform').length;
        ensure(
          draws === args.numTokens,
          `uniform was called ${times(draws)} for ${String(args.numTokens)} tokens${sampled === single ? ' with topK = 1' : ''}.`,
        );
      }
    },
  ),
  check.prop()(
    'The result has numTokens new tokens, and writing on from them goes on in the same way',
    {
      id: 'writes-on',
      fixedSeed: 2,
      points: 1,
      runs: 8,
      hint: 'What does the model read for the second new token, and which tokens are returned?',
    },
    async (drawn, { call, ensure, expectTensor }) => {
      // At temperature 0, no draw matters.
      const args = { ...drawn, options: { ...drawn.options, temperature: 0 } };
      const half = Math.floor(args.numTokens / 2);
      const all = await call(args);
      const first = await call({ ...args, numTokens: half });
      ensureKnown(ensure, args, first);
      const second = await call({
        ...args,
        prompt: [...args.prompt, ...first.data],
        numTokens: args.numTokens - half,
      });
      expectTensor(all).toEqual(
        plainNumbers([...first.data, ...second.data]),
        'Writing all tokens at once must give the same tokens as writing half of them, and then the rest after prompt and first half.',
      );
      await call({ ...args, numTokens: 0 });
    },
  ),
  check.prop(boltzmannRuns)(
    'Tokens are drawn in proportion to exp(logit / temperature)',
    {
      id: 'boltzmann',
      fixedSeed: 0,
      points: 2,
      hint: 'Think of −logit as an energy. What does a high temperature do to the ratio of two probabilities?',
      runs: 3,
    },
    async (run, { call, ensure, expectTensor }) => {
      const args = unhurried(run);
      const { data } = await call(args);
      const row = [...args.model.table.data].slice(0, dim(args.model.table, 1));
      distribution(row, args.options).forEach((probability, token) => {
        const count = data.filter((each) => each === token).length;
        ensure(
          Math.abs(count - NUM_DRAWS * probability) <= COUNT_TOLERANCE,
          `With the same logits ${String(NUM_DRAWS)} times at temperature ${String(args.options.temperature)}, and draws spread evenly over [0, 1), token ${String(token)} must be drawn ${(NUM_DRAWS * probability).toFixed(1)} times, to within one; it was drawn ${times(count)}.`,
        );
      });
      for (const large of overflowing.flatMap(afterEachToken)) {
        expectTensor(await call(large)).toEqual(
          oracle(large),
          'With logits near 1000, whose exponentials overflow, the tokens are wrong.',
          'Only differences of logits count. Which number could you subtract from all of them first?',
        );
      }
    },
  ),
  check.prop(inputs({ minTokens: 4 }))(
    'Only the last contextLength tokens count, and all of them do',
    {
      id: 'context',
      fixedSeed: 0,
      points: 2,
      hint: 'Which end of a text that is too long can be left out? And does the model read what it has written?',
    },
    async (args, { call, expectTensor }) => {
      const { contextLength } = args.options;
      const kept = args.prompt.slice(-contextLength);
      if (kept.length === contextLength) {
        const others = [0, 1, 2, ...kept.map((token) => (token + 1) % dim(args.model.table, 0))];
        expectTensor(await call({ ...args, prompt: [...others, ...kept] })).toEqual(
          await call({ ...args, prompt: kept }),
          `Tokens before the last contextLength = ${String(contextLength)} ones changed the result.`,
        );
      }
      const [one, other] = oldestDiffers;
      expectTensor(await call({ ...one, numTokens: 1 })).toDifferFrom(
        await call({ ...other, numTokens: 1 }),
        'The prompt has contextLength = 3 tokens, and the first of them decides, but it had no effect.',
      );
      const [left, right] = oldestLeaves;
      expectTensor(await call(left)).toEqual(
        await call(right),
        'For the second new token, the first one of the prompt is no longer among the last contextLength = 3 tokens, but it had an effect.',
      );
    },
  ),
  check.prop(inputs({ temperatures: [1, 2], topKs: [0] }))(
    'topK = 1 gives the tokens of temperature 0, and a topK of the whole vocabulary or more changes nothing',
    {
      id: 'top-k',
      fixedSeed: 2,
      points: 1,
      hint: 'Which tokens are left, and do their probabilities sum to 1?',
    },
    async (args, { call, expectTensor }) => {
      const { temperature, contextLength } = args.options;
      const free = await call(args);
      const greedy = await call({ ...args, options: { temperature: 0, contextLength } });
      expectTensor(await call({ ...args, options: { temperature, contextLength, topK: 1 } })).toEqual(
        greedy,
        'With topK = 1, the tokens must be those of temperature 0.',
      );
      const vocab = dim(args.model.table, 0);
      for (const topK of [vocab, vocab + 3]) {
        expectTensor(await call({ ...args, options: { ...args.options, topK } })).toEqual(
          free,
          `With topK = ${String(topK)} and ${String(vocab)} tokens in the vocabulary, the tokens must be those without topK.`,
        );
      }
    },
  ),
  check.prop(inputs({ temperatures: [0.5, 1, 2], topKs: [2, 3], minTokens: 8 }))(
    'Draws of 0 and just below 1 never pick a token of probability 0',
    {
      id: 'only-possible-tokens',
      points: 1,
      runs: 1,
      hint: 'In floating point, probabilities may sum to a little less than 1. What does your code do with a draw above their sum? And with a draw of 0?',
    },
    async (args, { call, ensure }) => {
      const own = afterEachToken(args);
      for (const [u, draws, cases] of [
        [LARGEST_DRAW, 'draws just below 1', [...own, ...roundedSums().flatMap(afterEachToken)]],
        [0, 'draws of 0', [...own, ...edges.flatMap(afterEachToken)]],
      ] as const) {
        for (const tried of cases) {
          const written = await call({ ...tried, uniform: { uniform: [u] } });
          ensureKnown(ensure, tried, written);
          const token = at(written, 0);
          const probabilities = distribution(
            tokenLogits(tried.model, tried.prompt).at(-1) ?? [],
            tried.options,
          );
          ensure(
            (probabilities[token] ?? 0) > 0,
            `With ${draws}, the new token is ${String(token)}, which is not among the topK = ${String(tried.options.topK)} most likely ones.`,
          );
        }
      }
    },
  ),
  check.oracle()('The tokens are those of the cumulative distribution at each draw', {
    id: 'formula',
    points: 1,
    hint: 'Crop, ask the model, take the last position’s logits, keep topK, divide by the temperature, softmax, add up in the order of the tokens.',
  }),
  check.fixtures('The tokens match PyTorch’s topk, softmax and cumsum', {
    id: 'pytorch',
    points: 2,
    hint: 'Crop, ask the model, take the last position’s logits, keep topK, divide by the temperature, softmax, add up in the order of the tokens.',
  }),
];
