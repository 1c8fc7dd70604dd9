import * as fc from 'fast-check';
import type { Condition } from '../../engine/exercise';
import { axis, maskFrom, numbersOf } from '../../engine/inputs';
import type { Half } from '../../engine/pairs';
import {
  type AttentionInput,
  type AttentionSteps,
  type MultiHeadAttentionInput,
  type MultiHeadAttentionKernels,
  maskedSoftmax,
} from '../../oracle/attention';
import { at, dim, generate, type NumericTensor } from '../../oracle/tensor';

/** Attention of every shape: rank 2, 3 and 4, n ≠ m, dK ≠ dV, with a mask and without. */
export const attentionInputs = (masked: fc.Arbitrary<boolean> = fc.boolean()): fc.Arbitrary<AttentionInput> =>
  fc
    .record({
      leading: fc.array(axis(1, 3), { maxLength: 2 }),
      n: axis(1, 4),
      m: axis(1, 5),
      dK: axis(1, 5),
      dV: axis(1, 4),
      masked,
      numbers: numbersOf(),
    })
    .map(({ leading, n, m, dK, dV, masked: withMask, numbers }) => ({
      queries: numbers.normal('queries', [...leading, n, dK]),
      keys: numbers.normal('keys', [...leading, m, dK]),
      values: numbers.normal('values', [...leading, m, dV]),
      mask: withMask ? maskFrom(numbers, n, m) : undefined,
    }));

export const isVisible = (mask: NumericTensor | undefined, i: number, j: number): boolean =>
  mask === undefined || at(mask, i * dim(mask, 1) + j) !== 0;

/** Mistakes with the mask that every exercise with attention in it can make. */
export const maskMistakes: Record<
  'ignored' | 'inverted' | 'zeroed-scores' | 'after-softmax',
  Partial<AttentionSteps>
> = {
  ignored: { visible: () => true },
  inverted: {
    visible: (mask, i, j) => mask === undefined || !isVisible(mask, i, j),
    // Where nothing is left, all scores are the same large negative number: every key gets the same weight.
    normalise: (scores, visible) =>
      visible.includes(true) ? maskedSoftmax(scores, visible) : scores.map(() => 1 / scores.length),
  },
  'zeroed-scores': {
    normalise: (scores, visible) =>
      maskedSoftmax(
        scores.map((score, j) => (visible[j] === true ? score : 0)),
        scores.map(() => true),
      ),
  },
  'after-softmax': {
    normalise: (scores, visible) =>
      maskedSoftmax(
        scores,
        scores.map(() => true),
      ).map((weight, j) => (visible[j] === true ? weight : 0)),
  },
};

/** The mistakes with the mask, as halves of pairs. */
export const maskHalves: readonly Half<Partial<AttentionSteps>>[] = [
  { id: 'mask-ignored', clause: 'the mask has no effect', change: maskMistakes.ignored },
  {
    id: 'mask-inverted',
    clause: 'the mask is read the wrong way round: true means “may attend”',
    change: maskMistakes.inverted,
  },
  {
    id: 'mask-zeroes-scores',
    clause: 'hidden scores are set to 0 before the softmax, which still gives them weight',
    change: maskMistakes['zeroed-scores'],
  },
  {
    id: 'mask-after-softmax',
    clause: 'the mask comes after the softmax, so that the rest no longer sums to 1',
    change: maskMistakes['after-softmax'],
  },
];

export const withMask: Condition<{ readonly mask?: NumericTensor | undefined }> = {
  when: 'with a mask',
  otherwise: 'without a mask',
  holds: ({ mask }) => mask !== undefined,
};

export const severalExamples: Condition<{ readonly x: NumericTensor }> = {
  when: 'with several examples in the batch',
  otherwise: 'with one example',
  holds: ({ x }) => dim(x, 0) > 1,
};

export const severalHeads: Condition<{ readonly numHeads: number }> = {
  when: 'with several heads',
  otherwise: 'with one head',
  holds: ({ numHeads }) => numHeads > 1,
};

export const kernelsFor = (
  normal: (name: string, shape: readonly number[]) => NumericTensor,
  dModel: number,
  width: number,
): MultiHeadAttentionKernels => ({
  queryKernel: normal('queryKernel', [dModel, width]),
  keyKernel: normal('keyKernel', [dModel, width]),
  valueKernel: normal('valueKernel', [dModel, width]),
  outputKernel: normal('outputKernel', [width, dModel]),
});

/** Self-attention of every shape; dHead is free of dModel / numHeads. */
export const multiHeadInputs = (
  options: {
    readonly masked?: fc.Arbitrary<boolean>;
    readonly numHeads?: fc.Arbitrary<number>;
    readonly minLength?: number;
  } = {},
): fc.Arbitrary<MultiHeadAttentionInput> =>
  fc
    .record({
      batch: axis(1, 3),
      n: axis(options.minLength ?? 1, 4),
      dModel: axis(1, 4),
      numHeads: options.numHeads ?? axis(1, 3),
      dHead: axis(1, 3),
      masked: options.masked ?? fc.boolean(),
      numbers: numbersOf(),
    })
    .map(({ batch, n, dModel, numHeads, dHead, masked, numbers }) => ({
      x: numbers.normal('x', [batch, n, dModel]),
      // Halved, so that scores stay within ±1e3.
      params: kernelsFor((name, shape) => numbers.normal(name, shape, 0.5), dModel, numHeads * dHead),
      numHeads,
      mask: masked ? maskFrom(numbers, n, n) : undefined,
    }));

/** The same numbers with those of one position (the second axis of three) replaced. */
export function changePosition(x: NumericTensor, target: number, by: number): NumericTensor {
  const [n, d] = [dim(x, 1), dim(x, 2)];
  return generate(x.shape, (i) => at(x, i) + (Math.floor(i / d) % n === target ? by * (1 + (i % d)) : 0));
}
