// Allowed: @tensorflow/tfjs and files of exercises/. Not allowed, since they do the exercise for you: tfjs’s ready-made
// layers and models, which are tf.layers, tf.sequential, tf.model, tf.models, tf.input,
// tf.Sequential, tf.LayersModel, tf.RNN, tf.loadLayersModel, tf.serialization.
// Layers that only combine or rearrange tensors are allowed, such as tf.layers.add.
import * as tf from '@tensorflow/tfjs';
import { project } from '../given/project';

/**
 * Scores every token of the vocabulary as the next token, at every position: hidden · unembedding.
 *
 * `tf.grad` must be able to differentiate it with respect to both arguments.
 *
 * @param hidden the output of the last layer, `[batch, n, dModel]`
 * @param unembedding `[dModel, vocab]`
 * @returns logits `[batch, n, vocab]`
 */
export function nextTokenLogits(hidden: tf.Tensor3D, unembedding: tf.Tensor2D): tf.Tensor3D {
  throw new Error('Not started: nextTokenLogits');
}

/**
 * The pre-training loss of language models (Brown et al. 2020): the mean of −ln p(next token).
 *
 * The logits at position t predict token t + 1. So the last logits are not used, and the first
 * token is not predicted.
 * `tf.grad` must be able to differentiate it with respect to the logits.
 *
 * @param logits `[batch, n, vocab]`, n ≥ 2, up to ±1e3
 * @param tokens int32 `[batch, n]`, each in 0 … vocab − 1
 * @returns a scalar in nats: the mean over batch · (n − 1) predictions
 */
export function nextTokenLoss(logits: tf.Tensor3D, tokens: tf.Tensor2D): tf.Scalar {
  throw new Error('Not started: nextTokenLoss');
}
