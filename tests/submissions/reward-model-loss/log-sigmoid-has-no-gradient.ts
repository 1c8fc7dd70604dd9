// expect: message tf.logSigmoid has no gradient in tfjs for a tensor that was computed
import * as tf from '@tensorflow/tfjs';
export function rewardModelLoss(chosenRewards: tf.Tensor1D, rejectedRewards: tf.Tensor1D): tf.Scalar {
  const difference = chosenRewards.sub(rejectedRewards);
  return difference.logSigmoid().mean().neg().asScalar();
}
