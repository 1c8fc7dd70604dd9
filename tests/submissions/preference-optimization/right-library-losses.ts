// expect: all points
import * as tf from '@tensorflow/tfjs';

export function sequenceLogProb(
  logits: tf.Tensor3D,
  tokens: tf.Tensor2D,
  responseMask: tf.Tensor2D,
): tf.Tensor1D {
  const [batch, n, vocab] = logits.shape;
  const none = tf.Reduction.NONE;
  const losses = tf.losses.softmaxCrossEntropy(
    tf.oneHot(tokens.slice([0, 1], [batch, n - 1]), vocab),
    logits.slice([0, 0, 0], [batch, n - 1, vocab]),
    responseMask.slice([0, 1], [batch, n - 1]).toFloat(),
    0,
    none,
  );
  return losses.sum(-1).mul(-1) as tf.Tensor1D;
}

export function klPenalizedReward(
  reward: tf.Tensor1D,
  logProb: tf.Tensor1D,
  referenceLogProb: tf.Tensor1D,
  beta: number,
): tf.Tensor1D {
  return reward.sub(logProb.sub(referenceLogProb).mul(beta));
}

export function dpoLoss(
  policyChosen: tf.Tensor1D,
  policyRejected: tf.Tensor1D,
  referenceChosen: tf.Tensor1D,
  referenceRejected: tf.Tensor1D,
  beta: number,
): tf.Scalar {
  const margin = tf.sub(policyChosen.sub(referenceChosen), policyRejected.sub(referenceRejected));
  const d = margin.mul(beta);
  return tf.minimum(0, d).sub(d.abs().neg().exp().add(1).log()).mean().neg() as tf.Scalar;
}
