/*
 * wrong: probabilities passed as logits, and no shift
 * source: https://github.com/lansinuote/Huggingface_Toturials/issues/6
 * mistakes: softmax applied twice; shift missing
 */
import * as tf from '@tensorflow/tfjs';
import { project } from '../given/project';

export function nextTokenLogits(hidden: tf.Tensor3D, unembedding: tf.Tensor2D): tf.Tensor3D {
  return project(hidden, unembedding);
}

export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): tf.Scalar {
  return tf.tidy(() => {
    const probs = tf.softmax(logits);
    const hot = tf.oneHot(tokens, logits.shape[2]);
    return tf.logSoftmax(probs).mul(hot).sum(-1).mean().neg() as tf.Scalar;
  });
}
