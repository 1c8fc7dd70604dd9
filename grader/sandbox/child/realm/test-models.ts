/**
 * The models and noise sources that an exercise calls. Unlike most of this folder, they may use
 * intrinsics that a submission has replaced: that only changes the submission's own result.
 */
import type * as tfjs from '@tensorflow/tfjs';
import type { WireTensor } from '../../protocol';
import { decodeTensor, isTensor, type Tfjs } from './tensors';

/** ε(x, t) = scale[t]·x + offset[t], or tanh of it, each example with its own t. */
export function tableModel(
  tf: Tfjs,
  kind: 'affine' | 'tanh',
  scale: tfjs.Tensor,
  offset: tfjs.Tensor,
  xt: tfjs.Tensor,
  t: unknown,
): tfjs.Tensor {
  const [batch = 1] = xt.shape as number[];
  const steps = stepsOf(tf, t, batch);
  const read = (table: tfjs.Tensor): tfjs.Tensor =>
    tf.gather(table, steps).reshape([batch, ...Array<number>(Math.max(xt.rank - 1, 0)).fill(1)]);
  const linear = tf.add(tf.mul(read(scale), xt), read(offset));
  return kind === 'tanh' ? tf.tanh(linear) : linear;
}

/** The steps as int32 [batch], however they were passed; a separate check judges the form of t. */
export function stepsOf(tf: Tfjs, t: unknown, batch: number): tfjs.Tensor1D {
  const numbers = isTensor(tf, t) ? [...t.dataSync()] : [Number(t)];
  if (numbers.length !== 1 && numbers.length !== batch) {
    throw new Error(
      `the model was asked about ${String(batch)} examples with ${String(numbers.length)} steps in t`,
    );
  }
  const steps = Array.from({ length: batch }, (_, i) => Math.round(numbers[i % numbers.length] ?? 0));
  return tf.tensor1d(steps, 'int32');
}

/**
 * A language model whose logits depend on the whole context: at position i they are
 * Σ_j≤i decay^(i − j) · table[tokens[j]].
 *
 * @param tokens `[batch, n]`; a separate check judges their dtype
 * @throws Error if the tokens have another rank, or are not in the vocabulary
 */
export function tokenModel(tf: Tfjs, table: tfjs.Tensor, decay: number, tokens: tfjs.Tensor): tfjs.Tensor {
  const [vocab = 1] = table.shape as number[];
  const [batch, n] = tokens.shape as number[];
  if (tokens.rank !== 2 || batch === undefined || n === undefined || n < 1)
    throw new Error(
      `the model takes tokens of shape [1, n] with n at least 1; these have shape [${tokens.shape.join(', ')}]`,
    );
  const numbers = [...tokens.dataSync()];
  const unknown = numbers.find((token) => !(Number.isInteger(token) && token >= 0 && token < vocab));
  if (unknown !== undefined)
    throw new Error(`the model knows the tokens 0 to ${String(vocab - 1)}; it was given ${String(unknown)}`);
  const rows = tf.gather(table, tf.tensor(numbers, [batch, n], 'int32'));
  const weights = Array.from({ length: n * n }, (_, k) => {
    const [i, j] = [Math.floor(k / n), k % n];
    return j <= i ? decay ** (i - j) : 0;
  });
  const reach = tf.tensor(weights, [1, n, n]).tile([batch, 1, 1]);
  return tf.matMul(reach, rows);
}

/**
 * One step of the equation of Lorenz (1996) on the last axis, by the method of Runge and Kutta of
 * order 4. It computes outside tfjs, where hundreds of steps on small tensors take a second.
 *
 * @throws Error if the last axis is too short
 */
export function stepModel(tf: Tfjs, forcing: number, timeStep: number, x: tfjs.Tensor): tfjs.Tensor {
  const shape = x.shape as number[];
  const sites = shape[x.rank - 1] ?? 0;
  if (sites < 4)
    throw new Error(
      `the model takes states whose last axis has at least 4 sites; this one has shape [${shape.join(', ')}]`,
    );
  const start = Float64Array.from(x.dataSync());
  const slopeAfter = (time: number, slope?: Float64Array): Float64Array => {
    const state = slope === undefined ? start : start.map((value, i) => value + time * (slope[i] ?? 0));
    return state.map((value, i) => {
      const row = i - (i % sites);
      const at = (by: number): number => state[row + ((i - row + by + sites) % sites)] ?? 0;
      return (at(1) - at(-2)) * at(-1) - value + forcing;
    });
  };
  const k1 = slopeAfter(0);
  const k2 = slopeAfter(timeStep / 2, k1);
  const k3 = slopeAfter(timeStep / 2, k2);
  const k4 = slopeAfter(timeStep, k3);
  const end = start.map(
    (value, i) =>
      value + (timeStep / 6) * ((k1[i] ?? 0) + 2 * (k2[i] ?? 0) + 2 * (k3[i] ?? 0) + (k4[i] ?? 0)),
  );
  return tf.tensor(Float32Array.from(end), shape);
}

/**
 * The numbers of each example, in order, times a matrix `[n, m]`: `[batch, m]`.
 *
 * @throws Error if an example does not have n numbers
 */
export function linearMap(tf: Tfjs, matrix: tfjs.Tensor, x: tfjs.Tensor): tfjs.Tensor {
  const [n = 0] = matrix.shape as number[];
  const [batch = 0] = x.shape as number[];
  if (x.rank < 2 || x.size !== batch * n)
    throw new Error(
      `the linear map takes a batch of examples with ${String(n)} numbers each; this has shape [${x.shape.join(', ')}]`,
    );
  return tf.matMul(x.reshape([batch, n]).cast('float32'), matrix);
}

/** The numbers of a draw in the requested shape. */
export function drawn(tf: Tfjs, draw: WireTensor, shape: unknown): tfjs.Tensor {
  const asked = Array.isArray(shape) ? shape.map(Number) : [];
  return decodeTensor(tf, { ...draw, shape: asked });
}
