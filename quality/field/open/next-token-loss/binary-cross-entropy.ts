/*
 * wrong: binary cross entropy of every vocabulary entry instead of the softmax
 * source: https://github.com/akshat0123/GPT-1/pull/10
 * mistakes: sigmoid cross entropy instead of softmax cross entropy
 */
import * as tf from '@tensorflow/tfjs';
import { project } from '../given/project';

export function nextTokenLogits(hidden: tf.Tensor3D, unembedding: tf.Tensor2D): tf.Tensor3D {
  return project(hidden, unembedding);
}

export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): tf.Scalar {
  const [batch, n, vocab] = logits.shape;
  const z = logits.slice([0, 0, 0], [batch, n - 1, vocab]);
  const y = tf.oneHot(tokens.slice([0, 1], [batch, n - 1]), vocab).toFloat();
  const loss = z.relu().sub(z.mul(y)).add(z.abs().neg().exp().log1p());
  return loss.mean() as tf.Scalar;
}
