import type { Alternative } from '../../engine/pipeline';
import { mapValues, zipValues, type NumericTensor } from '../../oracle/tensor';
import { add, relu, type BlockSteps, type HalfSteps } from '../../oracle/transformer';

const CORRECTION_HINT = 'A sublayer computes a correction. A correction to what?';
const ADDED_HINT = 'A sublayer computes a correction, which is added. Nothing is averaged.';
const ONCE_HINT = 'What are the two terms of each sum?';
const OWN_HINT = 'Each residual goes around its own sublayer only.';
const RELU_HINT = 'A correction can go up or down. Where is the only ReLU of a block?';

type Add = HalfSteps['add'];

const average: Add = (stream, branch) => zipValues(stream, branch, (p, q) => (p + q) / 2);
const branchOnly: Add = (_, branch) => branch;
const streamOnly: Add = (stream) => stream;
const twiceBranch: Add = (_, branch) => add(branch, branch);
const twiceStream: Add = (stream, branch) => add(add(stream, stream), branch);
const difference: Add = (stream, branch) => zipValues(stream, branch, (p, q) => p - q);
const rectified = (x: NumericTensor): NumericTensor => mapValues(x, relu);

/** Mistakes that can be made in either half. */
const ofEachHalf: readonly Alternative<BlockSteps>[] = (
  [
    { half: 'first', sublayer: 'attention', stream: 'x' },
    { half: 'second', sublayer: 'the feed-forward network', stream: 'y' },
  ] as const
).flatMap(({ half, sublayer, stream }): Alternative<BlockSteps>[] => [
  {
    id: `${half}-branch-doubled`,
    clause: `the output of ${sublayer} is added to itself, not to ${stream}`,
    hint: ONCE_HINT,
    steps: { [half]: { add: twiceBranch } },
  },
  {
    id: `${half}-stream-doubled`,
    clause: `${stream} is added twice to the output of ${sublayer}`,
    hint: ONCE_HINT,
    steps: { [half]: { add: twiceStream } },
  },
  {
    id: `${half}-branch-subtracted`,
    clause: `the output of ${sublayer} is subtracted from ${stream}, not added`,
    hint: ONCE_HINT,
    steps: { [half]: { add: difference } },
  },
  {
    id: `relu-on-${half}-branch`,
    clause: `a ReLU is applied to the output of ${sublayer} before the sum`,
    hint: RELU_HINT,
    steps: { [half]: { branch: rectified } },
  },
  {
    id: `relu-on-${half}-sum`,
    clause: `a ReLU is applied to the sum of ${stream} and the output of ${sublayer}`,
    hint: RELU_HINT,
    steps: { [half]: { close: (sum, norm) => norm(rectified(sum)) } satisfies Partial<HalfSteps> },
  },
]);

/** Residual connections that are missing, or lead elsewhere. */
export const residualAlternatives: readonly Alternative<BlockSteps>[] = [
  {
    id: 'no-attention-residual',
    clause: 'the output of attention replaces x: the first residual connection is missing',
    sentence: 'The output of your attention replaces x: the first residual connection is missing.',
    hint: CORRECTION_HINT,
    steps: { first: { add: branchOnly } },
  },
  {
    id: 'no-feed-forward-residual',
    clause: 'the output of the feed-forward network replaces y: the second residual connection is missing',
    sentence:
      'The output of your feed-forward network replaces y: the second residual connection is missing.',
    hint: CORRECTION_HINT,
    steps: { second: { add: branchOnly } },
  },
  {
    id: 'no-residuals',
    clause: 'both residual connections are missing',
    sentence: 'Both residual connections are missing.',
    hint: CORRECTION_HINT,
    steps: { first: { add: branchOnly }, second: { add: branchOnly } },
  },
  {
    id: 'residuals-averaged',
    clause: 'the norms see half of each sum',
    sentence: 'Your residual connections take half of each sum: the norms see (x + f(x)) / 2.',
    hint: ADDED_HINT,
    steps: { first: { add: average }, second: { add: average } },
  },
  {
    id: 'second-residual-from-x',
    clause: 'the second residual connection adds x, not y',
    sentence: 'Your second residual connection adds x, not y.',
    hint: OWN_HINT,
    steps: { second: { add: (_, branch, { x }) => add(x, branch) } },
  },
  {
    id: 'second-residual-from-both',
    clause: 'the second sum contains x as well as y',
    hint: OWN_HINT,
    steps: { second: { add: (y, branch, { x }) => add(add(x, y), branch) } },
  },
  {
    id: 'second-residual-before-norm',
    clause: 'the second residual connection adds the first sum as it was before its norm, not y',
    hint: OWN_HINT,
    steps: { second: { add: (_, branch, { firstSum }) => add(firstSum, branch) } },
  },
  {
    id: 'x-added-at-the-end',
    clause: 'x is added to the result',
    hint: 'Each sum is normalised. What comes after the last norm?',
    steps: { finish: (output, { x }) => add(output, x) },
  },
  {
    id: 'y-added-at-the-end',
    clause: 'y is added to the result',
    hint: 'Each sum is normalised. What comes after the last norm?',
    steps: { finish: (output, { y }) => add(output, y) },
  },
  {
    id: 'relu-at-the-end',
    clause: 'a ReLU is applied to the result',
    hint: RELU_HINT,
    steps: { finish: rectified },
  },
  ...ofEachHalf,
  {
    id: 'no-attention',
    clause: 'attention has no effect',
    sentence: 'Your numbers are those of a block without attention.',
    hint: 'Which of the two sublayers lets positions exchange information?',
    steps: { firstSublayer: ({ attend }) => attend, first: { add: streamOnly } },
  },
  {
    id: 'no-feed-forward',
    clause: 'the feed-forward network has no effect',
    sentence: 'Your numbers are those of a block without the feed-forward network.',
    hint: 'Two sublayers: attention, and then?',
    steps: { secondSublayer: ({ feed }) => feed, second: { add: streamOnly } },
  },
];
