import { agree } from '../../engine/compare';
import { specify } from '../../engine/specify';
import { gpt as oracle, type BlockParams, type GptInput } from '../../oracle/gpt';
import { project } from '../../oracle/linear-algebra';
import {
  at,
  concatFirst,
  dim,
  filled,
  generate,
  mapValues,
  permuteAxis,
  sliceFirst,
  type NumericTensor,
} from '../../oracle/tensor';
import { positionsAfter, positionsBefore } from '../shared/no-look-ahead';
import { examples, inputs, smoothInputs } from './inputs';
import { conditions, misconceptions } from './misconceptions';

const check = specify<GptInput, NumericTensor>({
  name: 'gpt',
  parameters: ['tokens', 'params', 'numHeads'],
  resultName: 'logits',
  oracle: (args) => oracle(args),
  inputs: inputs(),
  examples,
  misconceptions,
  conditions,
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

const withConstant = (args: GptInput, index: number): GptInput => {
  const blocks = args.params.blocks.map((block, i) => (i === index ? constant(block) : block));
  return { ...args, params: { ...args.params, blocks } };
};

export const checks = [
  check.prop(inputs({ numBlocks: [0], isSingle: [false] }))(
    'Without blocks, the logits are the sum of token and position embedding, unembedded',
    {
      id: 'embeddings',
      points: 2,
      hint: 'Two tables: one row for each token, and one for each position of a text. What happens to the two rows?',
    },
    async (args, { call, expectTensor }) => {
      const { tokenEmbedding, positionEmbedding, unembedding } = args.params;
      const [batch, n] = [dim(args.tokens, 0), dim(args.tokens, 1)];
      const silent = { ...args.params, tokenEmbedding: mapValues(tokenEmbedding, () => 0) };
      const rows = sliceFirst(project(positionEmbedding, unembedding), 0, n);
      const ofPositions = await call({ ...args, params: silent });
      expectTensor(ofPositions).toEqual(
        { ...concatFirst(Array.from({ length: batch }, () => rows)), shape: ofPositions.shape },
        'With token embeddings of 0 and no blocks, the logits at position i of every example must be row i of positionEmbedding · unembedding.',
      );
      expectTensor(await call(args)).toEqual(
        oracle(args),
        'Without blocks, the logits must be (token embedding + position embedding) · unembedding.',
      );
    },
  ),
  check.prop(inputs({ numBlocks: [1, 2], isSingle: [false] }))(
    'Every position sees its own token and those before it, and nothing after it',
    {
      id: 'no-look-ahead',
      points: 2,
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
      const moved = changeToken(args, 0);
      if (agree(positionsAfter(oracle(moved), 0), positionsAfter(oracle(args), 0))) return;
      expectTensor(positionsAfter(await call(moved), 0)).toDifferFrom(
        positionsAfter(before, 0),
        'Changing the first token had no effect on later positions, although they may see it.',
        'Do the blocks get the embedded tokens, and can a later position attend to an earlier one?',
      );
    },
  ),
  check.prop(inputs({ numBlocks: [1, 2], isSingle: [false] }))(
    'Texts may have any length up to maxLength: a longer one begins with the logits of a shorter one',
    {
      id: 'any-length',
      points: 1,
      runs: 4,
      hint: 'What do the mask and the positions depend on: the length of the text, or that of a table?',
    },
    async (args, { call, expectTensor }) => {
      const n = dim(args.tokens, 1);
      const positionEmbedding = sliceFirst(args.params.positionEmbedding, 0, n);
      const full = { ...args, params: { ...args.params, positionEmbedding } };
      const whole = await call(full);
      expectTensor(whole).toEqual(oracle(full), 'The logits are wrong for a text of maxLength tokens.');
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
      points: 2,
      runs: 4,
      hint: 'What does the first block get, what does the second, and what is unembedded?',
    },
    async (args, { call, expectTensor }) => {
      const { blocks, unembedding } = args.params;
      const last = blocks.length - 1;
      const bias = blocks[last]?.feedForwardNorm.bias ?? filled([dim(unembedding, 0)], 0);
      const rows = generate([...args.tokens.shape, dim(bias, 0)], (i) => at(bias, i % dim(bias, 0)));
      expectTensor(await call(withConstant(args, last))).toEqual(
        project(rows, unembedding),
        'If the last block’s feedForwardNorm has gain 0, every row of the logits must be its bias · unembedding.',
      );
      for (let index = 0; index < last; index++) {
        const blind = withConstant(args, index);
        const received = await call(blind);
        expectTensor(await call(changeToken(blind, 0))).toEqual(
          received,
          `If the feedForwardNorm of blocks[${String(index)}] has gain 0, the tokens must have no effect.`,
        );
        expectTensor(received).toEqual(
          oracle(blind),
          `If the feedForwardNorm of blocks[${String(index)}] has gain 0, the next block must get its bias at every position.`,
        );
      }
    },
  ),
  check.prop(inputs({ numBlocks: [1, 2], isSingle: [false] }))(
    'The examples of a batch do not affect each other',
    {
      id: 'examples-apart',
      points: 1,
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
      expectTensor(sliceFirst(together, 0, 1)).toDifferFrom(
        sliceFirst(alone, 0, 1),
        'Your logits are the same for an example with other tokens.',
        'Where do the tokens enter?',
      );
    },
  ),
  check.oracle()(
    'The logits are those of the blocks under a causal mask, between embedding and unembedding',
    {
      id: 'formula',
      points: 3,
      hint: 'Embed, add the positions, one block after the other with a causal mask, then nextTokenLogits.',
    },
  ),
  check.fixtures('The logits match PyTorch’s embeddings, encoder layers and causal mask', {
    id: 'pytorch',
    points: 3,
    hint: 'Embed, add the positions, one block after the other with a causal mask, then nextTokenLogits.',
  }),
  check.gradient(smoothInputs)('The gradient reaches every parameter', {
    id: 'gradient',
    points: 2,
    hint: 'Rows of a table can be picked with tf.gather, or with tf.oneHot and a product. Read out and put back, they have no gradient.',
  }),
];
