// expect: misconception swapped
import * as tf from '@tensorflow/tfjs';
export function rewardModelLoss(chosenRewards: tf.Tensor1D, rejectedRewards: tf.Tensor1D): tf.Scalar {
  return tf.softplus(chosenRewards.sub(rejectedRewards)).mean() as tf.Scalar;
}
