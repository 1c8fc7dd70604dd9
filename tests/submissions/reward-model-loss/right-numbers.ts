// expect: all but the gradient
import * as tf from '@tensorflow/tfjs';
export function rewardModelLoss(chosenRewards: tf.Tensor1D, rejectedRewards: tf.Tensor1D): tf.Scalar {
  const rejected = rejectedRewards.arraySync();
  const losses = chosenRewards.arraySync().map((chosen, i) => {
    const d = chosen - rejected[i];
    return d > 0 ? Math.log1p(Math.exp(-d)) : Math.log1p(Math.exp(d)) - d;
  });
  return tf.scalar(losses.reduce((a, b) => a + b) / losses.length);
}
