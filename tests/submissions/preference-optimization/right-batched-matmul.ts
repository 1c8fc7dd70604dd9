// expect: all points
import * as tf from '@tensorflow/tfjs';

export function sequenceLogProb(
  logits: tf.Tensor3D,
  tokens: tf.Tensor2D,
  responseMask: tf.Tensor2D,
): tf.Tensor1D {
  const [batch, n, vocab] = logits.shape;
  const lp = tf.logSoftmax(logits.slice([0, 0, 0], [batch, n - 1, vocab]));
  const onehot = tf.oneHot(tokens.slice([0, 1], [batch, n - 1]), vocab).toFloat();
  const picked = lp.mul(onehot).sum(-1, true);
  const kept = responseMask
    .slice([0, 1], [batch, n - 1])
    .toFloat()
    .reshape([batch, 1, n - 1]);
  return tf.matMul(kept, picked).reshape([batch]) as tf.Tensor1D;
}

export function klPenalizedReward(
  reward: tf.Tensor1D,
  logProb: tf.Tensor1D,
  referenceLogProb: tf.Tensor1D,
  beta: number,
): tf.Tensor1D {
  return tf.tidy(() => {
    const ratio = tf
      .stack([logProb, referenceLogProb], 1)
      .mul(tf.tensor1d([beta, -beta]))
      .sum(1);
    return reward.sub(ratio) as tf.Tensor1D;
  });
}

export function dpoLoss(
  policyChosen: tf.Tensor1D,
  policyRejected: tf.Tensor1D,
  referenceChosen: tf.Tensor1D,
  referenceRejected: tf.Tensor1D,
  beta: number,
): tf.Scalar {
  const signs = tf.tensor1d([beta, -beta, -beta, beta]);
  const all = tf.stack([policyChosen, policyRejected, referenceChosen, referenceRejected], 1);
  const margin = all.mul(signs).sum(1);
  return tf
    .logSoftmax(tf.stack([margin, tf.zerosLike(margin)], 1))
    .slice([0, 0], [-1, 1])
    .mean()
    .neg() as tf.Scalar;
}
