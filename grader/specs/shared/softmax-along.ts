import type { AttentionSteps } from '../../oracle/attention';
import { softmax } from '../../oracle/linear-algebra';
import { at, dim, generate, sizeOf, type NumericTensor } from '../../oracle/tensor';

/** Softmax over groups of elements; `groupOf` says to which group a flat index belongs. */
export function softmaxWithin(scores: NumericTensor, groupOf: (index: number) => number): NumericTensor {
  const groups = new Map<number, number[]>();
  for (let i = 0; i < scores.data.length; i++) {
    const group = groups.get(groupOf(i)) ?? [];
    groups.set(groupOf(i), group);
    group.push(i);
  }
  const weights = new Float64Array(scores.data.length);
  for (const members of groups.values()) {
    const shares = softmax(members.map((i) => at(scores, i)));
    members.forEach((i, k) => (weights[i] = shares[k] ?? Number.NaN));
  }
  return generate(scores.shape, (i) => weights[i] ?? Number.NaN);
}

/** Softmax over one axis. */
export const softmaxAlong =
  (axis: number): AttentionSteps['normalise'] =>
  (scores) => {
    const inner = sizeOf(scores.shape.slice(axis + 1));
    const length = dim(scores, axis);
    return softmaxWithin(scores, (i) => Math.floor(i / (inner * length)) * inner + (i % inner));
  };
