import type { Condition, Misconception } from '../../engine/exercise';
import { pairsOf, type Half } from '../../engine/pairs';
import type { NumericTensor } from '../../oracle/tensor';
import {
  add,
  blockParts,
  transformerBlock as oracle,
  type BlockParts,
  type TransformerBlockInput,
} from '../../oracle/transformer';
import { severalExamples, severalHeads, withMask } from '../shared/attention-inputs';

/** A block put together otherwise from the right parts. */
const otherwise =
  (assemble: (x: NumericTensor, parts: BlockParts) => NumericTensor) =>
  (args: TransformerBlockInput): NumericTensor =>
    assemble(args.x, blockParts(args));

type Assembly = Parameters<typeof otherwise>[0];

const preNorm: Assembly = (x, { attend, feed, normAttention, normFeedForward }) => {
  const y = add(x, attend(normAttention(x)));
  return add(y, feed(normFeedForward(y)));
};
const normInside: Assembly = (x, { attend, feed, normAttention, normFeedForward }) => {
  const y = add(x, normAttention(attend(x)));
  return add(y, normFeedForward(feed(y)));
};
const withoutResiduals: Assembly = (x, { attend, feed, normAttention, normFeedForward }) =>
  normFeedForward(feed(normAttention(attend(x))));

const assemblyHalves: readonly Half<Assembly>[] = [
  { id: 'pre-norm', clause: 'the norms stand before the sublayers, not after the sums', change: preNorm },
  {
    id: 'norm-inside-residual',
    clause: 'what a sublayer gives is normalised, not the sum',
    change: normInside,
  },
  { id: 'no-residuals', clause: 'both residual connections are missing', change: withoutResiduals },
];

export const misconceptions: readonly Misconception<TransformerBlockInput, NumericTensor>[] = [
  {
    id: 'no-attention-residual',
    sentence: 'Your attention’s output replaces x: the first residual connection is missing.',
    hint: 'A sublayer writes a correction; what is it a correction to?',
    compute: otherwise((x, { attend, feed, normAttention, normFeedForward }) => {
      const y = normAttention(attend(x));
      return normFeedForward(add(y, feed(y)));
    }),
  },
  {
    id: 'no-feed-forward-residual',
    sentence: 'Your feed-forward network’s output replaces y: the second residual connection is missing.',
    hint: 'A sublayer writes a correction; what is it a correction to?',
    compute: otherwise((x, { attend, feed, normAttention, normFeedForward }) =>
      normFeedForward(feed(normAttention(add(x, attend(x))))),
    ),
  },
  {
    id: 'no-residuals',
    sentence: 'Both residual connections are missing.',
    hint: 'A sublayer writes a correction; what is it a correction to?',
    compute: otherwise(withoutResiduals),
  },
  {
    id: 'pre-norm',
    sentence:
      'Your block normalises before each sublayer (pre-norm); this one normalises after each sum (post-norm).',
    hint: 'What are mean and variance of a row of the result, with gain 1 and bias 0?',
    compute: otherwise(preNorm),
  },
  {
    id: 'norm-inside-residual',
    sentence: 'You normalise what a sublayer gives and then add; the sum is to be normalised.',
    hint: 'Add first, then norm.',
    compute: otherwise(normInside),
  },
  {
    id: 'norms-exchanged',
    sentence: 'Your two norms have each other’s gain and bias.',
    hint: 'attentionNorm follows attention, feedForwardNorm follows the feed-forward network.',
    compute: otherwise((x, { attend, feed, normAttention, normFeedForward }) => {
      const y = normFeedForward(add(x, attend(x)));
      return normAttention(add(y, feed(y)));
    }),
  },
  {
    id: 'one-norm-used-twice',
    sentence: 'Both of your norms use the parameters of attentionNorm.',
    hint: 'Each norm has its own gain and bias.',
    compute: otherwise((x, { attend, feed, normAttention }) => {
      const y = normAttention(add(x, attend(x)));
      return normAttention(add(y, feed(y)));
    }),
  },
  {
    id: 'last-norm-used-twice',
    sentence: 'Both of your norms use the parameters of feedForwardNorm.',
    hint: 'Each norm has its own gain and bias.',
    compute: otherwise((x, { attend, feed, normFeedForward }) => {
      const y = normFeedForward(add(x, attend(x)));
      return normFeedForward(add(y, feed(y)));
    }),
  },
  {
    id: 'no-first-norm',
    sentence: 'Your first norm, after attention, is missing.',
    hint: 'Each of the two sums is normalised.',
    compute: otherwise((x, { attend, feed, normFeedForward }) => {
      const y = add(x, attend(x));
      return normFeedForward(add(y, feed(y)));
    }),
  },
  {
    id: 'no-last-norm',
    sentence: 'Your last norm, after the feed-forward network, is missing.',
    hint: 'Each of the two sums is normalised.',
    compute: otherwise((x, { attend, feed, normAttention }) => {
      const y = normAttention(add(x, attend(x)));
      return add(y, feed(y));
    }),
  },
  {
    id: 'no-norms',
    sentence: 'Both norms are missing.',
    hint: 'What are mean and variance of a row of the result, with gain 1 and bias 0?',
    compute: otherwise((x, { attend, feed }) => {
      const y = add(x, attend(x));
      return add(y, feed(y));
    }),
  },
  {
    id: 'feed-forward-of-x',
    sentence: 'Your feed-forward network reads x, not what attention and the first norm made of it.',
    hint: 'The two sublayers stand one after the other.',
    compute: otherwise((x, { attend, feed, normAttention, normFeedForward }) => {
      const y = normAttention(add(x, attend(x)));
      return normFeedForward(add(y, feed(x)));
    }),
  },
  {
    id: 'second-residual-from-x',
    sentence: 'Your second residual connection adds x, not y.',
    hint: 'Each residual goes around its own sublayer only.',
    compute: otherwise((x, { attend, feed, normAttention, normFeedForward }) => {
      const y = normAttention(add(x, attend(x)));
      return normFeedForward(add(x, feed(y)));
    }),
  },
  {
    id: 'mask-ignored',
    sentence: 'Without a mask you are right; with one, your numbers are as if it were not there.',
    hint: 'Is the mask handed on to attention?',
    compute: (args) => oracle({ ...args, mask: undefined }),
  },
  {
    id: 'no-attention',
    sentence: 'Your numbers are those of a block without attention.',
    hint: 'Which of the two sublayers lets positions exchange information?',
    compute: otherwise((x, { feed, normAttention, normFeedForward }) => {
      const y = normAttention(x);
      return normFeedForward(add(y, feed(y)));
    }),
  },
  {
    id: 'no-feed-forward',
    sentence: 'Your numbers are those of a block without the feed-forward network.',
    hint: 'Two sublayers: attention, and then?',
    compute: otherwise((x, { attend, normAttention, normFeedForward }) =>
      normFeedForward(normAttention(add(x, attend(x)))),
    ),
  },
  ...pairsOf<TransformerBlockInput, NumericTensor, undefined, Assembly>(
    [{ id: 'mask-ignored', clause: 'the mask has no effect', change: undefined }],
    assemblyHalves,
    (args, _, assembly) => otherwise(assembly)({ ...args, mask: undefined }),
  ),
];

export const conditions: readonly Condition<TransformerBlockInput>[] = [
  withMask,
  severalHeads,
  severalExamples,
];
