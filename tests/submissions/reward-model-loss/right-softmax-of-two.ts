// expect: all points
import * as tf from '@tensorflow/tfjs';
export function rewardModelLoss(chosenRewards: tf.Tensor1D, rejectedRewards: tf.Tensor1D): tf.Scalar {
  const logits = tf.stack([chosenRewards, rejectedRewards], 1);
  const logP = tf.logSoftmax(logits);
  return logP.slice([0, 0], [-1, 1]).mean().neg() as tf.Scalar;
}
