import type { Alternative } from '../../engine/pipeline';
import type { NumericTensor } from '../../oracle/tensor';
import { add, type BlockSteps, type HalfSteps } from '../../oracle/transformer';

const VARIANCE_HINT = 'With gain 1 and bias 0, what are the mean and variance of a row of the result?';
const SUM_HINT = 'Add first, then normalise.';
const EACH_HINT = 'Each of the two sums is normalised.';
const ONCE_HINT = 'How many norms does the block have, and where?';
const OWN_HINT = 'Each norm has its own gain and bias.';
const EPSILON_HINT = 'Which epsilon does layerNorm use if it is given none?';

/** The sum as it is. */
const open = (sum: NumericTensor): NumericTensor => sum;

const before: Partial<HalfSteps> = { read: (stream, norm) => norm(stream), close: open };
const ofBranch: Partial<HalfSteps> = { branch: (output, norm) => norm(output), close: open };

/** What is said of the norm of either half. */
const halves = [
  { half: 'first', norm: 'attentionNorm', sublayer: 'attention', stream: 'x' },
  { half: 'second', norm: 'feedForwardNorm', sublayer: 'the feed-forward network', stream: 'y' },
] as const;

/** A norm in the wrong place, in one half or in both. */
const placeAlternatives: readonly Alternative<BlockSteps>[] = [
  {
    id: 'pre-norm',
    clause: 'the norms come before the sublayers, not after the sums',
    sentence:
      'Your block normalises before each sublayer (pre-norm); this one normalises after each sum (post-norm).',
    hint: VARIANCE_HINT,
    steps: { first: before, second: before },
  },
  {
    id: 'norm-inside-residual',
    clause: 'each sublayer’s output is normalised, not the sum',
    sentence: 'You normalise each sublayer’s output and then add; the sum should be normalised.',
    hint: SUM_HINT,
    steps: { first: ofBranch, second: ofBranch },
  },
  {
    id: 'no-norms',
    clause: 'both norms are missing',
    sentence: 'Both norms are missing.',
    hint: VARIANCE_HINT,
    steps: { first: { close: open }, second: { close: open } },
  },
  {
    id: 'no-first-norm',
    clause: 'the first norm, after attention, is missing',
    sentence: 'The first norm, after attention, is missing.',
    hint: EACH_HINT,
    steps: { first: { close: open } },
  },
  {
    id: 'no-last-norm',
    clause: 'the last norm, after the feed-forward network, is missing',
    sentence: 'The last norm, after the feed-forward network, is missing.',
    hint: EACH_HINT,
    steps: { second: { close: open } },
  },
  ...halves.flatMap(({ half, norm, sublayer, stream }): Alternative<BlockSteps>[] => [
    {
      id: `pre-norm-in-${half}-half`,
      clause: `${norm} comes before ${sublayer}, not after the sum`,
      sentence: `The ${half} half of your block is pre-norm: ${norm} comes before ${sublayer}, not after the sum.`,
      hint: EACH_HINT,
      steps: { [half]: before },
    },
    {
      id: `norm-inside-${half}-residual`,
      clause: `${norm} is applied to the output of ${sublayer}, not to the sum`,
      hint: SUM_HINT,
      steps: { [half]: ofBranch },
    },
    {
      id: `extra-norm-before-${half}-sublayer`,
      clause: `${norm} is applied before ${sublayer} as well as after the sum`,
      hint: ONCE_HINT,
      steps: { [half]: { read: (input, apply) => apply(input) } satisfies Partial<HalfSteps> },
    },
    {
      id: `extra-norm-of-${half}-branch`,
      clause: `${norm} is applied to the output of ${sublayer} as well as to the sum`,
      hint: ONCE_HINT,
      steps: { [half]: { branch: (output, apply) => apply(output) } satisfies Partial<HalfSteps> },
    },
    {
      id: `${half}-residual-normalised`,
      clause: `${norm} is applied to ${stream} before both ${sublayer} and the residual connection, not to the sum`,
      hint: SUM_HINT,
      steps: {
        [half]: {
          ...before,
          add: (_, branch, { read }) => add(read, branch),
        } satisfies Partial<HalfSteps>,
      },
    },
    {
      id: `${half}-norm-twice`,
      clause: `${norm} is applied twice to the sum`,
      hint: ONCE_HINT,
      steps: { [half]: { close: (sum, apply) => apply(apply(sum)) } satisfies Partial<HalfSteps> },
    },
  ]),
];

/** The wrong parameters in a norm. */
const paramsAlternatives: readonly Alternative<BlockSteps>[] = [
  {
    id: 'norms-exchanged',
    clause: 'the two norms use each other’s gain and bias',
    sentence: 'Your two norms use each other’s gain and bias.',
    hint: 'attentionNorm follows attention, feedForwardNorm follows the feed-forward network.',
    steps: {
      attentionNorm: ({ feedForwardNorm }) => feedForwardNorm,
      feedForwardNorm: ({ attentionNorm }) => attentionNorm,
    },
  },
  {
    id: 'one-norm-used-twice',
    clause: 'both norms use the parameters of attentionNorm',
    sentence: 'Both of your norms use the parameters of attentionNorm.',
    hint: OWN_HINT,
    steps: { feedForwardNorm: ({ attentionNorm }) => attentionNorm },
  },
  {
    id: 'last-norm-used-twice',
    clause: 'both norms use the parameters of feedForwardNorm',
    sentence: 'Both of your norms use the parameters of feedForwardNorm.',
    hint: OWN_HINT,
    steps: { attentionNorm: ({ feedForwardNorm }) => feedForwardNorm },
  },
];

/** Other epsilons than the default, in both norms. */
const epsilonAlternatives: readonly Alternative<BlockSteps>[] = [
  { id: 'epsilon-1e-3', value: 1e-3, are: 'an epsilon of 1e-3, not the default of layerNorm' },
  { id: 'epsilon-1e-6', value: 1e-6, are: 'an epsilon of 1e-6, not the default of layerNorm' },
  {
    id: 'epsilon-tiny',
    value: 1e-9,
    are: 'hardly any epsilon (1e-8 or less), not the default of layerNorm',
  },
].map(({ id, value, are }): Alternative<BlockSteps> => ({
  id,
  clause: `the norms use ${are}`,
  sentence: `Your norms use ${are}.`,
  hint: EPSILON_HINT,
  steps: { attentionEpsilon: value, feedForwardEpsilon: value },
}));

export const normAlternatives: readonly Alternative<BlockSteps>[] = [
  ...placeAlternatives,
  ...paramsAlternatives,
  ...epsilonAlternatives,
];
