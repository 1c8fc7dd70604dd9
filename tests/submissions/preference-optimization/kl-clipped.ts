// expect: misconception clipped
import * as tf from '@tensorflow/tfjs';

export function sequenceLogProb(
  logits: tf.Tensor3D,
  tokens: tf.Tensor2D,
  responseMask: tf.Tensor2D,
): tf.Tensor1D {
  const [b, n, v] = logits.shape;
  const onehot = tf.oneHot(tokens.slice([0, 1], [b, n - 1]), v);
  const lp = tf
    .logSoftmax(logits.slice([0, 0, 0], [b, n - 1, v]))
    .mul(onehot)
    .sum(-1);
  const m = responseMask.slice([0, 1], [b, n - 1]).toFloat();
  return lp.mul(m).sum(-1) as tf.Tensor1D;
}

export function klPenalizedReward(
  reward: tf.Tensor1D,
  logProb: tf.Tensor1D,
  referenceLogProb: tf.Tensor1D,
  beta: number,
): tf.Tensor1D {
  return reward.sub(tf.relu(logProb.sub(referenceLogProb)).mul(beta));
}

export function dpoLoss(
  policyChosen: tf.Tensor1D,
  policyRejected: tf.Tensor1D,
  referenceChosen: tf.Tensor1D,
  referenceRejected: tf.Tensor1D,
  beta: number,
): tf.Scalar {
  const margin = policyChosen.sub(referenceChosen).sub(policyRejected.sub(referenceRejected)).mul(beta);
  return tf.softplus(tf.neg(margin)).mean() as tf.Scalar;
}
