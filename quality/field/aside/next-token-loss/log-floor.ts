/*
 * wrong: log(p + 1e-7) cuts off at 16, although logits reach a thousand
 * source: typical
 * mistakes: floor inside the logarithm
 */
import * as tf from '@tensorflow/tfjs';
import { project } from '../given/project';

export function nextTokenLogits(hidden: tf.Tensor3D, unembedding: tf.Tensor2D): tf.Tensor3D {
  return project(hidden, unembedding);
}

export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): tf.Scalar {
  const [batch, n, vocab] = logits.shape;
  const p = logits.slice([0, 0, 0], [batch, n - 1, vocab]).softmax();
  const target = tf.oneHot(tokens.slice([0, 1], [batch, n - 1]), vocab).toFloat();
  const pTarget = p.mul(target).sum(-1);
  return pTarget.add(1e-7).log().mean().neg() as tf.Scalar;
}
