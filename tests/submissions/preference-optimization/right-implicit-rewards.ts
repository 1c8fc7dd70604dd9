// expect: all points
import * as tf from '@tensorflow/tfjs';
import { rewardModelLoss } from './reward-model-loss';

const implicitReward = (policy: tf.Tensor1D, reference: tf.Tensor1D, beta: number) =>
  tf.mul(tf.sub(policy, reference), beta) as tf.Tensor1D;

export function sequenceLogProb(
  logits: tf.Tensor3D,
  tokens: tf.Tensor2D,
  responseMask: tf.Tensor2D,
): tf.Tensor1D {
  const [batch, n, vocab] = logits.shape;
  const wanted = tf
    .oneHot(tokens.slice([0, 1], [batch, n - 1]).toInt(), vocab)
    .toFloat()
    .mul(
      responseMask
        .slice([0, 1], [batch, n - 1])
        .toFloat()
        .expandDims(-1),
    );
  return tf
    .logSoftmax(logits.slice([0, 0, 0], [batch, n - 1, vocab]))
    .mul(wanted)
    .sum([1, 2]) as tf.Tensor1D;
}

export function klPenalizedReward(
  reward: tf.Tensor1D,
  logProb: tf.Tensor1D,
  referenceLogProb: tf.Tensor1D,
  beta: number,
): tf.Tensor1D {
  return reward.add(implicitReward(logProb, referenceLogProb, -beta)) as tf.Tensor1D;
}

export function dpoLoss(
  policyChosen: tf.Tensor1D,
  policyRejected: tf.Tensor1D,
  referenceChosen: tf.Tensor1D,
  referenceRejected: tf.Tensor1D,
  beta: number,
): tf.Scalar {
  return rewardModelLoss(
    implicitReward(policyChosen, referenceChosen, beta),
    implicitReward(policyRejected, referenceRejected, beta),
  );
}
