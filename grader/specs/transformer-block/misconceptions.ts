import type { Condition, Misconception } from '../../engine/exercise';
import { pairsOf, type Half } from '../../engine/pairs';
import type { NumericTensor } from '../../oracle/tensor';
import {
  add,
  blockParts,
  transformerBlock as oracle,
  type TransformerBlockInput,
} from '../../oracle/transformer';
import { severalExamples, severalHeads, withMask } from '../shared/conditions';
import {
  assembled,
  average,
  normInside,
  postNorm,
  preNorm,
  withoutResiduals,
  type Assembly,
} from './assemblies';
import { isSmall } from './inputs';

const withEpsilon =
  (epsilon: number) =>
  (args: TransformerBlockInput): NumericTensor =>
    postNorm(args.x, blockParts(args, epsilon));
const epsilonHint = 'Which epsilon does layerNorm use if it is given none?';

const assemblyHalves: readonly Half<Assembly>[] = [
  { id: 'pre-norm', clause: 'the norms come before the sublayers, not after the sums', change: preNorm },
  {
    id: 'norm-inside-residual',
    clause: 'each sublayer’s output is normalised, not the sum',
    change: normInside,
  },
  { id: 'no-residuals', clause: 'both residual connections are missing', change: withoutResiduals },
];

export const misconceptions: readonly Misconception<TransformerBlockInput, NumericTensor>[] = [
  {
    id: 'no-attention-residual',
    sentence: 'The output of your attention replaces x: the first residual connection is missing.',
    hint: 'A sublayer computes a correction. A correction to what?',
    compute: assembled((x, { attend, feed, normAttention, normFeedForward }) => {
      const y = normAttention(attend(x));
      return normFeedForward(add(y, feed(y)));
    }),
  },
  {
    id: 'no-feed-forward-residual',
    sentence:
      'The output of your feed-forward network replaces y: the second residual connection is missing.',
    hint: 'A sublayer computes a correction. A correction to what?',
    compute: assembled((x, { attend, feed, normAttention, normFeedForward }) =>
      normFeedForward(feed(normAttention(add(x, attend(x))))),
    ),
  },
  {
    id: 'no-residuals',
    sentence: 'Both residual connections are missing.',
    hint: 'A sublayer computes a correction. A correction to what?',
    compute: assembled(withoutResiduals),
  },
  {
    id: 'pre-norm',
    sentence:
      'Your block normalises before each sublayer (pre-norm); this one normalises after each sum (post-norm).',
    hint: 'With gain 1 and bias 0, what are the mean and variance of a row of the result?',
    compute: assembled(preNorm),
  },
  {
    id: 'norm-inside-residual',
    sentence: 'You normalise each sublayer’s output and then add; the sum should be normalised.',
    hint: 'Add first, then normalise.',
    compute: assembled(normInside),
  },
  {
    id: 'norms-exchanged',
    sentence: 'Your two norms use each other’s gain and bias.',
    hint: 'attentionNorm follows attention, feedForwardNorm follows the feed-forward network.',
    compute: assembled((x, { attend, feed, normAttention, normFeedForward }) => {
      const y = normFeedForward(add(x, attend(x)));
      return normAttention(add(y, feed(y)));
    }),
  },
  {
    id: 'one-norm-used-twice',
    sentence: 'Both of your norms use the parameters of attentionNorm.',
    hint: 'Each norm has its own gain and bias.',
    compute: assembled((x, { attend, feed, normAttention }) => {
      const y = normAttention(add(x, attend(x)));
      return normAttention(add(y, feed(y)));
    }),
  },
  {
    id: 'last-norm-used-twice',
    sentence: 'Both of your norms use the parameters of feedForwardNorm.',
    hint: 'Each norm has its own gain and bias.',
    compute: assembled((x, { attend, feed, normFeedForward }) => {
      const y = normFeedForward(add(x, attend(x)));
      return normFeedForward(add(y, feed(y)));
    }),
  },
  {
    id: 'no-first-norm',
    sentence: 'The first norm, after attention, is missing.',
    hint: 'Each of the two sums is normalised.',
    compute: assembled((x, { attend, feed, normFeedForward }) => {
      const y = add(x, attend(x));
      return normFeedForward(add(y, feed(y)));
    }),
  },
  {
    id: 'no-last-norm',
    sentence: 'The last norm, after the feed-forward network, is missing.',
    hint: 'Each of the two sums is normalised.',
    compute: assembled((x, { attend, feed, normAttention }) => {
      const y = normAttention(add(x, attend(x)));
      return add(y, feed(y));
    }),
  },
  {
    id: 'no-norms',
    sentence: 'Both norms are missing.',
    hint: 'With gain 1 and bias 0, what are the mean and variance of a row of the result?',
    compute: assembled((x, { attend, feed }) => {
      const y = add(x, attend(x));
      return add(y, feed(y));
    }),
  },
  {
    id: 'feed-forward-of-x',
    sentence: 'Your feed-forward network is applied to x, not to the output of the first norm.',
    hint: 'The second sublayer builds on what the first one computed.',
    compute: assembled((x, { attend, feed, normAttention, normFeedForward }) => {
      const y = normAttention(add(x, attend(x)));
      return normFeedForward(add(y, feed(x)));
    }),
  },
  {
    id: 'second-residual-from-x',
    sentence: 'Your second residual connection adds x, not y.',
    hint: 'Each residual goes around its own sublayer only.',
    compute: assembled((x, { attend, feed, normAttention, normFeedForward }) => {
      const y = normAttention(add(x, attend(x)));
      return normFeedForward(add(x, feed(y)));
    }),
  },
  {
    id: 'residuals-averaged',
    sentence: 'Your residual connections take half of each sum: the norms see (x + f(x)) / 2.',
    hint: 'A sublayer computes a correction, which is added. Nothing is averaged.',
    compute: assembled((x, { attend, feed, normAttention, normFeedForward }) => {
      const y = normAttention(average(x, attend(x)));
      return normFeedForward(average(y, feed(y)));
    }),
  },
  {
    id: 'epsilon-1e-3',
    sentence: 'Your norms use an epsilon of 1e-3, not the default of layerNorm.',
    hint: epsilonHint,
    compute: withEpsilon(1e-3),
  },
  {
    id: 'epsilon-1e-6',
    sentence: 'Your norms use an epsilon of 1e-6, not the default of layerNorm.',
    hint: epsilonHint,
    compute: withEpsilon(1e-6),
  },
  {
    id: 'epsilon-tiny',
    sentence: 'Your norms use hardly any epsilon (1e-8 or less), not the default of layerNorm.',
    hint: epsilonHint,
    compute: withEpsilon(1e-9),
  },
  {
    id: 'mask-ignored',
    sentence: 'Your result is right without a mask, but a mask has no effect on it.',
    hint: 'Do you pass the mask on to attention?',
    compute: (args) => oracle({ ...args, mask: undefined }),
  },
  {
    id: 'no-attention',
    sentence: 'Your numbers are those of a block without attention.',
    hint: 'Which of the two sublayers lets positions exchange information?',
    compute: assembled((x, { feed, normAttention, normFeedForward }) => {
      const y = normAttention(x);
      return normFeedForward(add(y, feed(y)));
    }),
  },
  {
    id: 'no-feed-forward',
    sentence: 'Your numbers are those of a block without the feed-forward network.',
    hint: 'Two sublayers: attention, and then?',
    compute: assembled((x, { attend, normAttention, normFeedForward }) =>
      normFeedForward(normAttention(add(x, attend(x)))),
    ),
  },
  ...pairsOf<TransformerBlockInput, NumericTensor, undefined, Assembly>(
    [{ id: 'mask-ignored', clause: 'the mask has no effect', change: undefined }],
    assemblyHalves,
    (args, _, assembly) => assembled(assembly)({ ...args, mask: undefined }),
  ),
];

export const conditions: readonly Condition<TransformerBlockInput>[] = [
  withMask,
  severalHeads,
  severalExamples,
  {
    when: 'where every number of x is below 0.1 and epsilon matters',
    otherwise: 'where x is larger',
    holds: isSmall,
  },
];
