// expect: message expected 1000
import * as tf from '@tensorflow/tfjs';
export function rewardModelLoss(chosenRewards: tf.Tensor1D, rejectedRewards: tf.Tensor1D): tf.Scalar {
  return tf.sigmoid(chosenRewards.sub(rejectedRewards)).add(1e-12).log().mean().neg() as tf.Scalar;
}
