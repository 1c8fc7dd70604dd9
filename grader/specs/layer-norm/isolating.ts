import type { LayerNormInput } from '../../oracle/layer-norm';
import { filled, generate, type NumericTensor } from '../../oracle/tensor';

/**
 * The lower number where the indices sum to an even number, and the higher one elsewhere: the same
 * mean and variance along all axes.
 */
const chequered = (rank: number, low: number, high: number): NumericTensor =>
  generate(filled(Array<number>(rank).fill(2), 0).shape, (i) => {
    let odd = false;
    for (let rest = i; rest > 0; rest >>= 1) odd = odd !== (rest % 2 === 1);
    return Math.fround(odd ? high : low);
  });

const unit = { gain: filled([2], 1), bias: filled([2], 0) };
/** With them, it does not matter which of the two multiplies. */
const ones = { gain: filled([2], 1), bias: filled([2], 1) };
const ranks = [2, 3, 4];

/** The deviation of `smallRows`: the default epsilon is half of their variance. */
const SMALL = Math.sqrt(2e-5);

/**
 * Rows that vary so little that the default epsilon changes the result by a third, with a mean of 0
 * and with another one.
 */
const smallRows: readonly LayerNormInput[] = [0, 2 * SMALL].flatMap((centre) =>
  [2, 3].map((rank) => ({ x: chequered(rank, centre - SMALL, centre + SMALL), params: ones })),
);

/** Inputs on which few steps matter. */
export const isolating = (): readonly LayerNormInput[] => [
  ...smallRows,
  ...ranks.flatMap((rank): LayerNormInput[] => [
    // Only bias matters.
    { x: chequered(rank, -1, 1), params: { gain: filled([2], 1e-4), bias: generate([2], (i) => 2 - 3 * i) } },
    // No axis matters, nor the centre, nor epsilon.
    { x: chequered(rank, -1, 1), params: unit },
    { x: chequered(rank, -3, 3), params: unit },
    // No axis matters, nor epsilon.
    { x: chequered(rank, 2, 8), params: unit },
    // No axis matters.
    { x: chequered(rank, -1, 1), params: ones, epsilon: 3 },
  ]),
];
