// expect: all points
import * as tf from '@tensorflow/tfjs';
export function rewardModelLoss(chosenRewards: tf.Tensor1D, rejectedRewards: tf.Tensor1D): tf.Scalar {
  const d = tf.sub(chosenRewards, rejectedRewards);
  return tf.losses.sigmoidCrossEntropy(tf.onesLike(d), d) as tf.Scalar;
}
