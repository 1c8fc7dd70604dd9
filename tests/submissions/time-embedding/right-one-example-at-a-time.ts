// expect: all points
import * as tf from '@tensorflow/tfjs';

const wave = (step: number, dim: number) => (column: number) => {
  const i = column % (dim / 2);
  const angle = step * 10000 ** ((-2 * i) / dim);
  return column < dim / 2 ? Math.sin(angle) : Math.cos(angle);
};

export function timeEmbedding(t: tf.Tensor1D, dim: number): tf.Tensor2D {
  const steps = Array.from(t.dataSync());
  const columns = [...Array(dim).keys()];
  return tf.concat(
    steps.map((step) => tf.tensor(columns.map(wave(step, dim)), [1, dim])),
    0,
  ) as tf.Tensor2D;
}
