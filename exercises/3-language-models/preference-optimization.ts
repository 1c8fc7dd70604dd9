// Allowed: @tensorflow/tfjs and files of exercises/. Not allowed, since they do the exercise for you: tfjs’s ready-made
// layers and models, which are tf.layers, tf.sequential, tf.model, tf.models, tf.input,
// tf.Sequential, tf.LayersModel, tf.RNN, tf.loadLayersModel, tf.serialization.
// Layers that only combine or rearrange tensors are allowed, such as tf.layers.add.
import * as tf from '@tensorflow/tfjs';

/**
 * The log-probability of each response, given its prompt: the sum of ln p over its tokens.
 *
 * The logits at position t predict token t + 1. It is a sum, not a mean, so a response without
 * tokens has 0, and a long one has less than a short one.
 * `tf.grad` must be able to differentiate it with respect to the logits.
 *
 * @param logits `[batch, n, vocab]`, n ≥ 2, up to ±1e3
 * @param tokens int32 `[batch, n]`, each in 0 … vocab − 1
 * @param responseMask bool `[batch, n]`, true where a token belongs to the response; position 0
 *   counts nowhere, and rows may have no response
 * @returns `[batch]`, in nats
 */
export function sequenceLogProb(
  logits: tf.Tensor3D,
  tokens: tf.Tensor2D,
  responseMask: tf.Tensor2D,
): tf.Tensor1D {
  throw new Error('Not started: sequenceLogProb');
}

/**
 * The reward that reinforcement learning from human feedback maximises (Ouyang et al. 2022,
 * equation 2, without its pre-training term): the reward model's reward, minus β times the
 * log-ratio of policy and reference. The mean log-ratio of the policy's own responses is the
 * Kullback–Leibler divergence from the reference. A single one may be negative; it is not clipped.
 *
 * `tf.grad` must be able to differentiate it with respect to the three tensors.
 *
 * @param reward `[batch]`
 * @param logProb `[batch]`: ln of the response's probability under the policy
 * @param referenceLogProb `[batch]`: the same under the reference, the model before this stage
 * @param beta the price of a nat, at least 0
 * @returns `[batch]`
 */
export function klPenalizedReward(
  reward: tf.Tensor1D,
  logProb: tf.Tensor1D,
  referenceLogProb: tf.Tensor1D,
  beta: number,
): tf.Tensor1D {
  throw new Error('Not started: klPenalizedReward');
}

/**
 * Direct preference optimization (Rafailov et al. 2023, equation 7). The implicit reward of a
 * response is β times the log-ratio of policy and reference; the loss is the reward model's loss
 * of it: the mean over pairs of −ln σ(reward of chosen − reward of rejected).
 *
 * It neither overflows nor loses its gradient when log-probabilities differ by up to 1000.
 * `tf.grad` must be able to differentiate it with respect to the four tensors.
 *
 * @param policyChosen `[batch]`: ln of the preferred response's probability under the policy
 * @param policyRejected `[batch]`: the same for the other response
 * @param referenceChosen `[batch]`: the preferred response under the reference
 * @param referenceRejected `[batch]`: the other response under the reference
 * @param beta how strongly the reference holds the policy back, above 0
 * @returns a scalar in nats
 */
export function dpoLoss(
  policyChosen: tf.Tensor1D,
  policyRejected: tf.Tensor1D,
  referenceChosen: tf.Tensor1D,
  referenceRejected: tf.Tensor1D,
  beta: number,
): tf.Scalar {
  throw new Error('Not started: dpoLoss');
}
