// expect: all points
import * as tf from '@tensorflow/tfjs';

export function sequenceLogProb(
  logits: tf.Tensor3D,
  tokens: tf.Tensor2D,
  responseMask: tf.Tensor2D,
): tf.Tensor1D {
  const [batch, n, vocab] = logits.shape;
  let sum = tf.zeros([batch]) as tf.Tensor1D;
  for (let t = 1; t < n; t++) {
    const p = tf.logSoftmax(logits.slice([0, t - 1, 0], [batch, 1, vocab]).reshape([batch, vocab]));
    const token = tokens.slice([0, t], [batch, 1]).reshape([batch]) as tf.Tensor1D;
    const here = p.mul(tf.oneHot(token, vocab)).sum(1);
    sum = sum.add(here.mul(responseMask.slice([0, t], [batch, 1]).reshape([batch]).toFloat()));
  }
  return sum;
}

export function klPenalizedReward(
  reward: tf.Tensor1D,
  logProb: tf.Tensor1D,
  referenceLogProb: tf.Tensor1D,
  beta: number,
): tf.Tensor1D {
  const penalty = tf.mul(tf.sub(logProb, referenceLogProb), tf.scalar(beta));
  return tf.sub(reward, penalty) as tf.Tensor1D;
}

export function dpoLoss(
  policyChosen: tf.Tensor1D,
  policyRejected: tf.Tensor1D,
  referenceChosen: tf.Tensor1D,
  referenceRejected: tf.Tensor1D,
  beta: number,
): tf.Scalar {
  const h = policyChosen.sub(policyRejected).sub(referenceChosen).add(referenceRejected).mul(beta);
  return tf
    .maximum(0, h.neg())
    .add(tf.log1p(tf.exp(h.abs().neg())))
    .mean() as tf.Scalar;
}
