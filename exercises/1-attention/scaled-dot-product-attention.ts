// Allowed: @tensorflow/tfjs and files of exercises/. Not allowed, since they do the exercise for you: tfjs’s ready-made
// layers and models, which are tf.layers, tf.sequential, tf.model, tf.models, tf.input,
// tf.Sequential, tf.LayersModel, tf.RNN, tf.loadLayersModel, tf.serialization.
// Layers that only combine or rearrange tensors are allowed, such as tf.layers.add.
import * as tf from '@tensorflow/tfjs';

/**
 * Scaled dot-product attention: softmax(QKᵀ / √dK) · V (Vaswani et al. 2017, equation 1).
 *
 * Scores may reach ±1e3, visible or hidden.
 * `tf.grad` must be able to differentiate it with respect to queries, keys and values.
 *
 * @param queries `[..., n, dK]`, with any number of leading axes, including none
 * @param keys `[..., m, dK]`, the same leading axes
 * @param values `[..., m, dV]`, the same leading axes
 * @param mask optional bool `[n, m]`, true where query i may attend to key j; shared by all leading
 *   axes. Every row has at least one true. Without a mask, every query may attend to every key.
 * @returns `weights` `[..., n, m]`: each row is a distribution over the keys, 0 where masked;
 *   `output` `[..., n, dV]`: the values, averaged with these weights
 */
export function scaledDotProductAttention(
  queries: tf.Tensor,
  keys: tf.Tensor,
  values: tf.Tensor,
  mask?: tf.Tensor2D,
): { output: tf.Tensor; weights: tf.Tensor } {
  throw new Error('Not started: scaledDotProductAttention');
}
