// expect: all but the gradient
import * as tf from '@tensorflow/tfjs';
export function rewardModelLoss(chosenRewards: tf.Tensor1D, rejectedRewards: tf.Tensor1D): tf.Scalar {
  return tf.logSigmoid(chosenRewards.sub(rejectedRewards)).mean().neg() as tf.Scalar;
}
