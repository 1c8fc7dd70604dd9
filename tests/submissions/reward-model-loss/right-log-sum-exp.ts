// expect: all points
import * as tf from '@tensorflow/tfjs';
export function rewardModelLoss(chosenRewards: tf.Tensor1D, rejectedRewards: tf.Tensor1D): tf.Scalar {
  const behind = rejectedRewards.sub(chosenRewards);
  return tf.logSumExp(tf.stack([tf.zerosLike(behind), behind]), 0).mean() as tf.Scalar;
}
