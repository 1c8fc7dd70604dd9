// expect: misconception overflow
import * as tf from '@tensorflow/tfjs';
export function rewardModelLoss(chosenRewards: tf.Tensor1D, rejectedRewards: tf.Tensor1D): tf.Scalar {
  return tf.log(tf.exp(rejectedRewards.sub(chosenRewards)).add(1)).mean() as tf.Scalar;
}
