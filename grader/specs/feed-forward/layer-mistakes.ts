import type { Alternative } from '../../engine/pipeline';
import type { FeedForwardSteps } from '../../oracle/feed-forward';
import { transpose, zipValues } from '../../oracle/tensor';

const BOTH_HINT = 'Both layers have a bias.';
const OFF_HINT = 'If every hidden unit is off, what must the result be?';
const SWITCH_HINT = 'If bias1 grows, do more hidden units switch on, or fewer?';
const KERNEL_HINT = 'Kernels have the shape [in, out]: x · kernel needs no transpose.';
const OWN_HINT = 'Each layer has its own kernel and its own bias.';

const ignored = (value: number): number => value;
const subtracted = (value: number, bias: number): number => value - bias;
const multiplied = (value: number, bias: number): number => value * bias;

/** Which bias is ignored does not matter; so the step that chooses it is replaced as well. */
const noFirst: Partial<FeedForwardSteps> = { bias1: ({ bias1 }) => bias1, addFirst: ignored };
const noSecond: Partial<FeedForwardSteps> = { bias2: ({ bias2 }) => bias2, addSecond: ignored };

/** Mistakes in the kernels and biases of the two layers. */
export const layerAlternatives: readonly Alternative<FeedForwardSteps>[] = [
  {
    id: 'first-bias-missing',
    clause: 'bias1 has no effect',
    sentence: 'Your bias1 has no effect.',
    hint: BOTH_HINT,
    steps: noFirst,
  },
  {
    id: 'second-bias-missing',
    clause: 'bias2 has no effect',
    sentence: 'Your bias2 has no effect.',
    hint: BOTH_HINT,
    steps: noSecond,
  },
  {
    id: 'biases-missing',
    clause: 'neither layer has a bias',
    sentence: 'Neither of your layers has a bias.',
    hint: 'relu(x·kernel1 + bias1)·kernel2 + bias2',
    steps: { ...noFirst, ...noSecond },
  },
  {
    id: 'first-bias-subtracted',
    clause: 'bias1 is subtracted, not added',
    sentence: 'Your bias1 is subtracted, not added.',
    hint: SWITCH_HINT,
    steps: { addFirst: subtracted },
  },
  {
    id: 'second-bias-subtracted',
    clause: 'bias2 is subtracted, not added',
    sentence: 'Your bias2 is subtracted, not added.',
    hint: OFF_HINT,
    steps: { addSecond: subtracted },
  },
  {
    id: 'biases-subtracted',
    clause: 'both biases are subtracted, not added',
    sentence: 'Both of your biases are subtracted, not added.',
    hint: OFF_HINT,
    steps: { addFirst: subtracted, addSecond: subtracted },
  },
  {
    id: 'first-bias-multiplied',
    clause: 'bias1 multiplies instead of being added',
    hint: SWITCH_HINT,
    steps: { addFirst: multiplied },
  },
  {
    id: 'second-bias-multiplied',
    clause: 'bias2 multiplies instead of being added',
    hint: OFF_HINT,
    steps: { addSecond: multiplied },
  },
  {
    id: 'second-bias-twice',
    clause: 'bias2 is added twice',
    hint: OFF_HINT,
    steps: { addSecond: (value, bias) => value + 2 * bias },
  },
  {
    id: 'first-bias-in-both',
    clause: 'bias1 is used in both layers',
    hint: OWN_HINT,
    steps: { bias2: ({ bias1 }) => bias1 },
  },
  {
    id: 'second-bias-in-both',
    clause: 'bias2 is used in both layers',
    hint: OWN_HINT,
    steps: { bias1: ({ bias2 }) => bias2 },
  },
  {
    id: 'biases-swapped',
    clause: 'each layer uses the bias of the other',
    hint: OWN_HINT,
    steps: { bias1: ({ bias2 }) => bias2, bias2: ({ bias1 }) => bias1 },
  },
  {
    id: 'first-kernel-in-both',
    clause: 'kernel1 is used in both layers',
    hint: OWN_HINT,
    steps: { kernel2: ({ kernel1 }) => kernel1 },
  },
  {
    id: 'second-kernel-in-both',
    clause: 'kernel2 is used in both layers',
    hint: OWN_HINT,
    steps: { kernel1: ({ kernel2 }) => kernel2 },
  },
  {
    id: 'kernels-swapped',
    clause: 'each layer uses the kernel of the other',
    hint: OWN_HINT,
    steps: { kernel1: ({ kernel2 }) => kernel2, kernel2: ({ kernel1 }) => kernel1 },
  },
  {
    id: 'first-kernel-transposed',
    clause: 'kernel1 is transposed',
    hint: KERNEL_HINT,
    steps: { kernel1: ({ kernel1 }) => transpose(kernel1, [1, 0]) },
  },
  {
    id: 'second-kernel-transposed',
    clause: 'kernel2 is transposed',
    hint: KERNEL_HINT,
    steps: { kernel2: ({ kernel2 }) => transpose(kernel2, [1, 0]) },
  },
  {
    id: 'kernels-transposed',
    clause: 'both kernels are transposed',
    hint: KERNEL_HINT,
    steps: {
      kernel1: ({ kernel1 }) => transpose(kernel1, [1, 0]),
      kernel2: ({ kernel2 }) => transpose(kernel2, [1, 0]),
    },
  },
  {
    id: 'tied-kernels',
    clause: 'the second layer uses the transposed kernel1, not kernel2',
    hint: OWN_HINT,
    steps: { kernel2: ({ kernel1 }) => transpose(kernel1, [1, 0]) },
  },
  {
    id: 'residual-added',
    clause: 'x is added to the result',
    sentence: 'Your result includes x: the residual connection belongs to the block, not to this layer.',
    hint: 'The transformer block adds x.',
    steps: { finish: (output, x) => zipValues(output, x, (a, b) => a + b) },
  },
];
