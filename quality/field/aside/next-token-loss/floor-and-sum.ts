/*
 * wrong: the probability has a floor of 1e-9 inside the logarithm, and the sum is divided by
 *   the batch only
 * source: typical
 * mistakes: floor inside the logarithm; sum over the positions
 */
import * as tf from '@tensorflow/tfjs';
import { project } from '../given/project';

export function nextTokenLogits(hidden: tf.Tensor3D, unembedding: tf.Tensor2D): tf.Tensor3D {
  return project(hidden, unembedding);
}

export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): tf.Scalar {
  return tf.tidy(() => {
    const [batch, n, vocab] = logits.shape;
    const p = tf.softmax(logits.slice([0, 0, 0], [batch, n - 1, vocab]));
    const hot = tf.oneHot(tokens.slice([0, 1], [batch, n - 1]), vocab).toFloat();
    return tf.log(p.add(1e-9)).mul(hot).sum().div(-batch) as tf.Scalar;
  });
}
