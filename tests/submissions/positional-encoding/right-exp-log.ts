// expect: all points
import * as tf from '@tensorflow/tfjs';

// as in the PyTorch tutorial: exp(-log(10000) * 2i / d)
export const sinusoidalPositions = (length: number, dModel: number): tf.Tensor2D => {
  const position = tf.range(0, length).reshape([length, 1]);
  const divTerm = tf.exp(tf.range(0, dModel, 2).mul(-Math.log(10000) / dModel)).reshape([1, dModel / 2]);
  const angles = tf.matMul(position, divTerm);
  const sin = tf.sin(angles).expandDims(-1);
  const cos = tf.cos(angles).expandDims(-1);
  return tf.concat([sin, cos], -1).reshape([length, dModel]) as tf.Tensor2D;
};
