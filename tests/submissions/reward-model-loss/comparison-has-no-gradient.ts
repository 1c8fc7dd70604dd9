// expect: message comparisons have no gradient
import * as tf from '@tensorflow/tfjs';
export function rewardModelLoss(chosenRewards: tf.Tensor1D, rejectedRewards: tf.Tensor1D): tf.Scalar {
  const d = chosenRewards.sub(rejectedRewards);
  const small = tf.log1p(tf.exp(tf.neg(tf.abs(d))));
  return tf.where(d.greater(0), small, small.sub(d)).mean() as tf.Scalar;
}
