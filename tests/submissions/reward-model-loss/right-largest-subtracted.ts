// expect: all points
import * as tf from '@tensorflow/tfjs';
export function rewardModelLoss(chosenRewards: tf.Tensor1D, rejectedRewards: tf.Tensor1D): tf.Scalar {
  const top = tf.maximum(chosenRewards, rejectedRewards);
  const a = tf.exp(chosenRewards.sub(top));
  const b = tf.exp(rejectedRewards.sub(top));
  const logP = chosenRewards.sub(top).sub(tf.log(a.add(b)));
  return tf.neg(logP.mean()) as tf.Scalar;
}
