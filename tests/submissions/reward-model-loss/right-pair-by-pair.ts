// expect: all points
import * as tf from '@tensorflow/tfjs';
export function rewardModelLoss(chosenRewards: tf.Tensor1D, rejectedRewards: tf.Tensor1D): tf.Scalar {
  const n = chosenRewards.shape[0];
  let total: tf.Tensor = tf.scalar(0);
  for (let i = 0; i < n; i++) {
    const d = rejectedRewards.slice([i], [1]).sub(chosenRewards.slice([i], [1]));
    total = total.add(tf.softplus(d).sum());
  }
  return total.div(n) as tf.Scalar;
}
