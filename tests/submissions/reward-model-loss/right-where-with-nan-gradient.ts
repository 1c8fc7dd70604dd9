// expect: all but the gradient
import * as tf from '@tensorflow/tfjs';
export function rewardModelLoss(chosenRewards: tf.Tensor1D, rejectedRewards: tf.Tensor1D): tf.Scalar {
  const d = chosenRewards.sub(rejectedRewards);
  const ahead = tf.log1p(tf.exp(d.neg()));
  const behind = tf.log1p(tf.exp(d)).sub(d);
  return tf.where(d.greaterEqual(0), ahead, behind).mean() as tf.Scalar;
}
