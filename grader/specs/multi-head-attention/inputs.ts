import * as fc from 'fast-check';
import { toleranceFor } from '../../engine/compare';
import { covering } from '../../engine/covering';
import { causalMaskOf, numbersOf } from '../../engine/inputs';
import { multiHeadAttention, type MultiHeadAttentionInput } from '../../oracle/multi-head-attention';
import { at, filled, mapValues, tensor } from '../../oracle/tensor';
import { kernelsFor, multiHeadInputs } from '../shared/attention-inputs';

/**
 * Under a causal mask, position 0 has a score of −1000 for itself; that for the hidden position 1
 * is 0 or −1000. The first column of x makes the scores, the second the values.
 */
export const lowestScores: readonly MultiHeadAttentionInput[] = [0, 1].map((key) => ({
  x: tensor([1, 2, 2], [1, 2, key, -1]),
  params: {
    queryKernel: tensor([2, 1], [-1_000, 0]),
    keyKernel: tensor([2, 1], [1, 0]),
    valueKernel: tensor([2, 1], [0, 1]),
    outputKernel: tensor([1, 2], [1, 1]),
  },
  numHeads: 1,
  mask: causalMaskOf(2),
}));

/** The same shapes with 1 everywhere. */
export const withOnes = (args: MultiHeadAttentionInput): MultiHeadAttentionInput => ({
  ...args,
  x: filled(args.x.shape, 1),
  params: {
    queryKernel: filled(args.params.queryKernel.shape, 1),
    keyKernel: filled(args.params.keyKernel.shape, 1),
    valueKernel: filled(args.params.valueKernel.shape, 1),
    outputKernel: filled(args.params.outputKernel.shape, 1),
  },
});

/** The same input with every score multiplied by a factor. */
export const withScores = (args: MultiHeadAttentionInput, factor: number): MultiHeadAttentionInput => ({
  ...args,
  params: { ...args.params, queryKernel: mapValues(args.params.queryKernel, (value) => value * factor) },
});

const identity = tensor([2, 2], [1, 0, 0, 1]);

/** Scores that show in the result even if negative numbers are lost on the way. */
export const positiveScores: MultiHeadAttentionInput = {
  x: tensor([1, 2, 2], [2, 0, 0, 1]),
  params: { queryKernel: identity, keyKernel: identity, valueKernel: identity, outputKernel: identity },
  numHeads: 1,
  mask: undefined,
};

/** How many tolerances apart two results must be to differ at a glance. */
const AT_A_GLANCE = 50;

/** One head, and scores that show in the result whether they are whole, halved or quartered. */
export const decisiveScores = multiHeadInputs({
  ...{ masked: [false], numHeads: [1], styles: ['tenths', 'gaussian'] },
  ...{ lengths: [3, 4], dModel: [2, 4], dHead: [2, 3] },
}).map((inputs) =>
  inputs.filter((args) => {
    const halved = multiHeadAttention(withScores(args, 0.5));
    return [1, 0.25].every((factor) =>
      multiHeadAttention(withScores(args, factor)).data.some(
        (value, i) => Math.abs(value - at(halved, i)) > AT_A_GLANCE * toleranceFor(halved),
      ),
    );
  }),
);

/** Small inputs for the gradient check. Every kernel matters, unless a position is alone. */
export const smoothInputs = covering({
  batch: [1, 2],
  masked: [false, true],
  numHeads: [1, 2],
  isSingle: [false, true],
}).map((circumstances) =>
  fc
    .record({ circumstances, numbers: numbersOf('gaussian') })
    .map(({ circumstances: { batch, masked, numHeads, isSingle }, numbers }) => {
      const n = isSingle ? 1 : 3;
      return {
        x: numbers.normal('x', [batch, n, 2]),
        params: kernelsFor((name, shape) => numbers.normal(name, shape), 2, numHeads * 2),
        numHeads,
        mask: masked ? causalMaskOf(n) : undefined,
      };
    }),
);
