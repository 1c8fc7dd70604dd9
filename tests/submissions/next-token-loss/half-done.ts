// expect: status not-started
import * as tf from '@tensorflow/tfjs';
import { project } from '../given/project';
export const nextTokenLogits = (hidden: tf.Tensor3D, unembedding: tf.Tensor2D) =>
  project(hidden, unembedding);
export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): tf.Scalar {
  throw new Error('Not started: nextTokenLoss');
}
