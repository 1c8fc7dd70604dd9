// expect: all points
import * as tf from '@tensorflow/tfjs';
import { project } from '../given/project';

/** The biases as one more row of the kernels, met by a column of ones. */
export const feedForward = (x: tf.Tensor, params: any): tf.Tensor => {
  const layer = (input: tf.Tensor, kernel: tf.Tensor2D, bias: tf.Tensor1D) => {
    const ones = tf.ones([...input.shape.slice(0, -1), 1]);
    return project(
      tf.concat([input, ones], -1),
      tf.concat([kernel, tf.expandDims(bias, 0)], 0) as tf.Tensor2D,
    );
  };
  const hidden = layer(x, params.kernel1, params.bias1);
  const switchedOn = tf.step(hidden); // 1 where positive
  return layer(hidden.mul(switchedOn), params.kernel2, params.bias2);
};
