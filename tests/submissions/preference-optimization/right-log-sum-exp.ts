// expect: all points
import * as tf from '@tensorflow/tfjs';

export function sequenceLogProb(
  logits: tf.Tensor3D,
  tokens: tf.Tensor2D,
  responseMask: tf.Tensor2D,
): tf.Tensor1D {
  const [batch, n, vocab] = logits.shape;
  const scores = logits.slice([0, 0, 0], [batch, n - 1, vocab]);
  const chosen = scores.mul(tf.oneHot(tokens.slice([0, 1], [batch, n - 1]), vocab)).sum(2);
  const kept = responseMask.cast('float32').slice([0, 1], [batch, n - 1]);
  return chosen.sub(tf.logSumExp(scores, 2)).mul(kept).sum(1) as tf.Tensor1D;
}

export function klPenalizedReward(
  reward: tf.Tensor1D,
  logProb: tf.Tensor1D,
  referenceLogProb: tf.Tensor1D,
  beta: number,
): tf.Tensor1D {
  const scale = tf.scalar(beta);
  return reward.sub(logProb.mul(scale)).add(referenceLogProb.mul(scale)) as tf.Tensor1D;
}

export function dpoLoss(
  policyChosen: tf.Tensor1D,
  policyRejected: tf.Tensor1D,
  referenceChosen: tf.Tensor1D,
  referenceRejected: tf.Tensor1D,
  beta: number,
): tf.Scalar {
  const ours = policyChosen.sub(referenceChosen).mul(beta);
  const theirs = policyRejected.sub(referenceRejected).mul(beta);
  return tf
    .logSumExp(tf.stack([ours, theirs]), 0)
    .sub(ours)
    .mean() as tf.Scalar;
}
