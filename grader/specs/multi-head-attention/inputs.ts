import { causalMaskOf } from '../../engine/inputs';
import type { MultiHeadAttentionInput } from '../../oracle/attention';
import { tensor } from '../../oracle/tensor';

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
