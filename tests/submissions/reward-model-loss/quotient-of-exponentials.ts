// expect: message overflowed
import * as tf from '@tensorflow/tfjs';
export function rewardModelLoss(chosenRewards: tf.Tensor1D, rejectedRewards: tf.Tensor1D): tf.Scalar {
  const a = tf.exp(chosenRewards);
  return tf
    .log(a.div(a.add(tf.exp(rejectedRewards))))
    .mean()
    .neg() as tf.Scalar;
}
