import type { FramesInput, PointAttentionInput, Projections } from '../../oracle/invariant-attention';
import { at, dim, generate, mapValues, permuteAxis, tensor, type NumericTensor } from '../../oracle/tensor';

/** A rotation by about 80° about no special axis, and a shift. */
export const ROTATION = tensor([3, 3], [0.36, 0.48, -0.8, -0.8, 0.6, 0, 0.48, 0.64, 0.6]);
/** The mirror image: z is reversed first. */
export const REFLECTION = mapValues(ROTATION, (value, i) => (i % 3 === 2 ? -value : value));
const SHIFT = [1.5, -2, 0.75];

/** Matrix times each column: the last axis of x, or the rows of each matrix in it. */
export const applied = (matrix: NumericTensor, x: NumericTensor): NumericTensor =>
  generate(x.shape, (i) => {
    let sum = 0;
    for (let k = 0; k < 3; k++) sum += at(matrix, (i % 3) * 3 + k) * at(x, i - (i % 3) + k);
    return Math.fround(sum);
  });

export const shifted = (x: NumericTensor): NumericTensor =>
  mapValues(x, (value, i) => Math.fround(value + (SHIFT[i % 3] ?? 0)));

/** Every frame turned and moved as the whole molecule is. */
export const movedFrames = ({ rotations, positions }: FramesInput): FramesInput => ({
  rotations: generate(rotations.shape, (i) => {
    const [start, row, column] = [i - (i % 9), Math.floor((i % 9) / 3), i % 3];
    let sum = 0;
    for (let k = 0; k < 3; k++) sum += at(ROTATION, row * 3 + k) * at(rotations, start + k * 3 + column);
    return Math.fround(sum);
  }),
  positions: shifted(applied(ROTATION, positions)),
});

export const reversed = (x: NumericTensor): NumericTensor =>
  permuteAxis(
    x,
    0,
    Array.from({ length: dim(x, 0) }, (_, i) => dim(x, 0) - 1 - i),
  );

const reversedProjections = ({ queries, keys, values }: Projections): Projections => ({
  queries: reversed(queries),
  keys: reversed(keys),
  values: reversed(values),
});

/** The residues in the opposite order. */
export const inReverse = ({ features, points, frames, gamma }: PointAttentionInput): PointAttentionInput => ({
  features: reversedProjections(features),
  points: reversedProjections(points),
  frames: { rotations: reversed(frames.rotations), positions: reversed(frames.positions) },
  gamma,
});
