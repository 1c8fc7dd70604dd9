// expect: misconception overflow
import * as tf from '@tensorflow/tfjs';
export function rewardModelLoss(chosenRewards: tf.Tensor1D, rejectedRewards: tf.Tensor1D): tf.Scalar {
  return tf.sigmoid(chosenRewards.sub(rejectedRewards)).log().mean().neg() as tf.Scalar;
}
