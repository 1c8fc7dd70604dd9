// Allowed: @tensorflow/tfjs and files of exercises/. Not allowed, since they do the exercise for you: tfjs’s ready-made
// layers and models, which are tf.layers, tf.sequential, tf.model, tf.models, tf.input,
// tf.Sequential, tf.LayersModel, tf.RNN, tf.loadLayersModel, tf.serialization.
// Layers that only combine or rearrange tensors are allowed, such as tf.layers.add.
import * as tf from '@tensorflow/tfjs';

/**
 * The loss that trains a reward model on preferences (Ouyang et al. 2022, equation 1): the mean
 * over pairs of −ln σ(chosen − rejected).
 *
 * It neither overflows nor loses its gradient when the rewards differ by up to 1000 either way.
 * `tf.grad` must be able to differentiate it with respect to both arguments.
 *
 * @param chosenRewards `[batch]`: the rewards of the responses that people preferred, up to ±500
 * @param rejectedRewards `[batch]`: the rewards of the other responses to the same prompts
 * @returns a scalar in nats
 */
export function rewardModelLoss(chosenRewards: tf.Tensor1D, rejectedRewards: tf.Tensor1D): tf.Scalar {
  throw new Error('Not started: rewardModelLoss');
}
