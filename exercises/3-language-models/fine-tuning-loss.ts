// Allowed: @tensorflow/tfjs and files of exercises/. Not allowed, since they do the exercise for you: tfjs’s ready-made
// layers and models, which are tf.layers, tf.sequential, tf.model, tf.models, tf.input,
// tf.Sequential, tf.LayersModel, tf.RNN, tf.loadLayersModel, tf.serialization.
// Layers that only combine or rearrange tensors are allowed, such as tf.layers.add.
import * as tf from '@tensorflow/tfjs';

/**
 * The loss of supervised fine-tuning (Ouyang et al. 2022, section 3.5): the mean of −ln p over the
 * tokens that belong to a response. Prompts and padding are read, but not learned.
 *
 * The logits at position t predict token t + 1. So a prediction counts if the token that it
 * predicts belongs to the response: the first token of a response counts, the first token of a row
 * does not.
 * `tf.grad` must be able to differentiate it with respect to the logits.
 *
 * @param logits `[batch, n, vocab]`, n ≥ 2, up to ±1e3
 * @param tokens int32 `[batch, n]`, each in 0 … vocab − 1
 * @param responseMask bool `[batch, n]`, true where a token belongs to a response. Responses may be
 *   interrupted, and rows may have none, but the batch has at least one true at a position ≥ 1.
 * @returns a scalar in nats: one mean over all response tokens of the batch
 */
export function fineTuningLoss(
  logits: tf.Tensor3D,
  tokens: tf.Tensor2D,
  responseMask: tf.Tensor2D,
): tf.Scalar {
  throw new Error('Not started: fineTuningLoss');
}
