// expect: all points
import * as tf from '@tensorflow/tfjs';

export function sequenceLogProb(
  logits: tf.Tensor3D,
  tokens: tf.Tensor2D,
  responseMask: tf.Tensor2D,
): tf.Tensor1D {
  const [b, n, v] = logits.shape;
  const lp = tf.logSoftmax(logits).reshape([-1]);
  const before = tf
    .range(0, b * n, 1, 'int32')
    .reshape([b, n])
    .slice([0, 0], [b, n - 1]);
  const places = before
    .mul(tf.scalar(v, 'int32'))
    .add(tokens.slice([0, 1], [b, n - 1]))
    .toInt();
  const picked = tf.gather(lp, places.reshape([-1]) as tf.Tensor1D).reshape([b, n - 1]);
  return tf.where(responseMask.slice([0, 1], [b, n - 1]), picked, tf.zerosLike(picked)).sum(1) as tf.Tensor1D;
}

export function klPenalizedReward(
  reward: tf.Tensor1D,
  logProb: tf.Tensor1D,
  referenceLogProb: tf.Tensor1D,
  beta: number,
): tf.Tensor1D {
  return tf.add(reward, tf.mul(beta, tf.sub(referenceLogProb, logProb))) as tf.Tensor1D;
}

export function dpoLoss(
  policyChosen: tf.Tensor1D,
  policyRejected: tf.Tensor1D,
  referenceChosen: tf.Tensor1D,
  referenceRejected: tf.Tensor1D,
  beta: number,
): tf.Scalar {
  const policy = policyChosen.sub(policyRejected);
  const reference = referenceChosen.sub(referenceRejected);
  const logits = policy.sub(reference).mul(beta);
  return tf.losses.sigmoidCrossEntropy(tf.onesLike(logits), logits) as tf.Scalar;
}
