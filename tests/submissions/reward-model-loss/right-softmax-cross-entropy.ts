// expect: all points
import * as tf from '@tensorflow/tfjs';
export function rewardModelLoss(chosenRewards: tf.Tensor1D, rejectedRewards: tf.Tensor1D): tf.Scalar {
  const logits = tf.stack([chosenRewards, rejectedRewards], 1) as tf.Tensor2D;
  const labels = tf.tile(tf.tensor2d([[1, 0]]), [chosenRewards.shape[0], 1]);
  return tf.losses.softmaxCrossEntropy(labels, logits) as tf.Scalar;
}
