import { specify } from '../../engine/specify';
import { gpt as oracle, type BlockParams, type GptInput } from '../../oracle/gpt';
import {
  concatFirst,
  dim,
  mapValues,
  permuteAxis,
  sliceFirst,
  type NumericTensor,
} from '../../oracle/tensor';
import { positionsAfter, positionsBefore } from '../shared/no-look-ahead';
import { countedTokens, lively, withMovedRows, withoutPositions } from './embeddings';
import { examples, inputs, smoothInputs } from './inputs';
import { isolating } from './isolating';
import { conditions, pipeline } from './misconceptions';

const check = specify<GptInput, NumericTensor>({
  name: 'gpt',
  parameters: ['tokens', 'params', 'numHeads'],
  resultName: 'logits',
  oracle: (args) => oracle(args),
  inputs: inputs(),
  examples,
  isolating,
  pipeline,
  conditions,
  dependsOn: ['params'],
});

/** Replaces every token at a position by the next one of the vocabulary. */
function changeToken(args: GptInput, position: number): GptInput {
  const [n, vocab] = [dim(args.tokens, 1), dim(args.params.tokenEmbedding, 0)];
  const changed = mapValues(args.tokens, (token, i) => (i % n === position ? (token + 1) % vocab : token));
  return { ...args, tokens: changed };
}

/** The first tokens of each example. */
const prefix = (tokens: NumericTensor, length: number): NumericTensor =>
  permuteAxis(
    tokens,
    1,
    Array.from({ length }, (_, i) => i),
  );

/** A block whose output is the bias of its last norm, whatever its input is. */
const constant = (block: BlockParams): BlockParams => ({
  ...block,
  feedForwardNorm: { ...block.feedForwardNorm, gain: mapValues(block.feedForwardNorm.gain, () => 0) },
});

/** A block with other parameters in its last norm. */
const other = (block: BlockParams): BlockParams => ({
  ...block,
  feedForwardNorm: {
    gain: mapValues(block.feedForwardNorm.gain, (value, i) => value + 1 + (i % 2)),
    bias: mapValues(block.feedForwardNorm.bias, (value, i) => 2 * (i % 2) - 1.5 * value),
  },
});

const withBlocks = (
  args: GptInput,
  change: (block: BlockParams, index: number) => BlockParams,
): GptInput => ({
  ...args,
  params: { ...args.params, blocks: args.params.blocks.map(change) },
});

export const checks = [
  check.prop(inputs({ numBlocks: [0], isSingle: [false] }))(
    'Token and position embeddings are added: what moves from one table to the other makes no difference',
    {
      id: 'embeddings',
      fixedSeed: 17,
      points: 1,
      hint: 'Two tables: one row for each token, and one for each position of a text. What happens to the two rows?',
    },
    async (args, { call, expectTensor }) => {
      const counted = { ...args, tokens: countedTokens(args) };
      const before = await call(counted);
      expectTensor(await call(withMovedRows(counted))).toEqual(
        before,
        'Token i stands at position i. Adding numbers to row i of tokenEmbedding and taking the same from row i of positionEmbedding, for every i, changed the logits.',
      );
      const silent = { ...counted, params: withoutPositions(counted.params) };
      expectTensor(await call(silent)).toDifferFrom(
        before,
        'The logits are the same if positionEmbedding is 0.',
        'Where do the positions enter?',
      );
    },
  ),
  check.prop(inputs({ numBlocks: [1, 2], isSingle: [false] }))(
    'Every position sees its own token and those before it, and nothing after it',
    {
      id: 'no-look-ahead',
      fixedSeed: 4,
      points: 1,
      runs: 6,
      hint: 'Attention sees everything unless a mask hides it. Which mask does a model need that must not see the next token?',
    },
    async (args, { call, expectTensor }) => {
      const last = dim(args.tokens, 1) - 1;
      const before = await call(args);
      const after = await call(changeToken(args, last));
      expectTensor(positionsBefore(after, last)).toEqual(
        positionsBefore(before, last),
        'Changing the last token changed the logits at earlier positions.',
      );
      const seeing = lively(args);
      expectTensor(positionsAfter(await call(changeToken(seeing, 0)), 0)).toDifferFrom(
        positionsAfter(await call(seeing), 0),
        'Changing the first token had no effect on later positions, although they may see it.',
        'Do the blocks get the embedded tokens, and can a later position attend to an earlier one?',
      );
    },
  ),
  check.prop(inputs({ numBlocks: [1, 2], isSingle: [false] }))(
    'Texts may have any length up to maxLength: a longer one begins with the logits of a shorter one',
    {
      id: 'any-length',
      fixedSeed: 0,
      points: 1,
      runs: 4,
      hint: 'What do the mask and the positions depend on: the length of the text, or that of a table?',
    },
    async (args, { call, expectTensor }) => {
      const n = dim(args.tokens, 1);
      const positionEmbedding = sliceFirst(args.params.positionEmbedding, 0, n);
      const full = { ...args, params: { ...args.params, positionEmbedding } };
      const whole = await call(full);
      expectTensor(await call(args)).toEqual(
        whole,
        'Rows of positionEmbedding that no position of the text uses changed the logits.',
      );
      for (let length = 1; length < n; length++) {
        expectTensor(await call({ ...full, tokens: prefix(args.tokens, length) })).toEqual(
          positionsBefore(whole, length),
          'Removing the last tokens changed the logits of the others.',
        );
      }
    },
  ),
  check.prop(inputs({ numBlocks: [2, 3], isSingle: [false] }))(
    'All blocks are applied, in order, each to the output of the one before',
    {
      id: 'blocks-in-order',
      fixedSeed: 19,
      points: 2,
      runs: 4,
      hint: 'What does the first block get, what does the second, and what is unembedded?',
    },
    async (args, { call, expectTensor }) => {
      const { blocks } = args.params;
      for (let index = 0; index < blocks.length; index++) {
        const blind = withBlocks(args, (block, i) => (i === index ? constant(block) : block));
        const received = await call(blind);
        const name = `blocks[${String(index)}]`;
        expectTensor(await call(changeToken(blind, 0))).toEqual(
          received,
          `If the feedForwardNorm of ${name} has gain 0, the tokens must have no effect.`,
        );
        if (index > 0) {
          expectTensor(
            await call(withBlocks(blind, (block, i) => (i < index ? other(block) : block))),
          ).toEqual(
            received,
            `If the feedForwardNorm of ${name} has gain 0, the blocks before it must have no effect.`,
          );
        }
        if (index < blocks.length - 1) {
          expectTensor(
            await call(withBlocks(blind, (block, i) => (i > index ? other(block) : block))),
          ).toDifferFrom(received, `The blocks after ${name} have no effect.`);
        }
      }
    },
  ),
  check.prop(inputs({ numBlocks: [1, 2], isSingle: [false] }))(
    'The examples of a batch do not affect each other',
    {
      id: 'examples-apart',
      points: 1,
      dependsOn: ['tokens', 'params'],
      hint: 'Each row of tokens is a text of its own, and starts at position 0.',
    },
    async (args, { call, expectTensor }) => {
      const alone = await call(args);
      const vocab = dim(args.params.tokenEmbedding, 0);
      const other = mapValues(sliceFirst(args.tokens, 0, 1), (token) => (token + 1) % vocab);
      const together = await call({ ...args, tokens: concatFirst([other, args.tokens]) });
      expectTensor(sliceFirst(together, 1, dim(args.tokens, 0))).toEqual(
        alone,
        'Putting another example in front changed the logits of the others.',
      );
    },
  ),
  check.oracle()(
    'The logits are those of the blocks under a causal mask, between embedding and unembedding',
    {
      id: 'formula',
      points: 2,
      hint: 'Embed, add the positions, one block after the other with a causal mask, then nextTokenLogits.',
    },
  ),
  check.fixtures('The logits match PyTorch’s embeddings, encoder layers and causal mask', {
    id: 'pytorch',
    points: 2,
    hint: 'Embed, add the positions, one block after the other with a causal mask, then nextTokenLogits.',
  }),
  check.gradient(smoothInputs)('The gradient reaches every parameter', {
    id: 'gradient',
    points: 6,
    hint: 'Rows of a table can be picked with tf.gather, or with tf.oneHot and a product. Read out and put back, they have no gradient.',
  }),
];
