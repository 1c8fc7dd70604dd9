// expect: all points
import * as tf from '@tensorflow/tfjs';
import { encoder } from '../2-transformer/encoder';
import type { AlarmCounts, AlarmRules, SignalModelParams } from '../given/types';

// The encoder with a list of one block, a mask and a projection of its own.
const linear = (x: tf.Tensor, kernel: tf.Tensor2D, bias: tf.Tensor1D): tf.Tensor => {
  const [dIn, dOut] = kernel.shape;
  const y = tf.add(tf.matMul(x.reshape([-1, dIn]) as tf.Tensor2D, kernel), bias);
  return y.reshape([...x.shape.slice(0, -1), dOut]);
};

export function disruptionLogits(signals: tf.Tensor3D, p: SignalModelParams, numHeads: number): tf.Tensor2D {
  const [batch, n] = signals.shape;
  const steps = tf.range(0, n);
  const lower = tf.lessEqual(steps.expandDims(0), steps.expandDims(1)) as tf.Tensor2D;
  const picked = tf
    .oneHot(tf.range(0, n, 1, 'int32'), p.positionEmbedding.shape[0])
    .cast('float32') as tf.Tensor2D;
  const x = tf.add(linear(signals, p.inputKernel, p.inputBias), picked.matMul(p.positionEmbedding));
  const h = encoder(x as tf.Tensor3D, [p.block], numHeads, lower);
  const weights = lower.cast('float32').div(steps.add(1).expandDims(1)).expandDims(0).tile([batch, 1, 1]);
  return linear(tf.matMul(weights, h), p.outputKernel, p.outputBias).squeeze([2]) as tf.Tensor2D;
}

export const scoreAlarms = (scores: tf.Tensor2D, when: number[], rules: AlarmRules): AlarmCounts => {
  const counts: AlarmCounts = { inTime: 0, late: 0, early: 0, missed: 0, falseAlarms: 0, quiet: 0 };
  const width = scores.shape[1];
  const flat = scores.dataSync();
  when.forEach((disruption, i) => {
    const last = disruption < 0 ? width : Math.min(width, Math.ceil(disruption / rules.timeStep));
    let k = 0;
    while (k < last && flat[i * width + k] < rules.threshold) k++;
    const isAlarm = k < last;
    const lead = disruption - k * rules.timeStep;
    if (disruption < 0) counts[isAlarm ? 'falseAlarms' : 'quiet']++;
    else if (!isAlarm) counts.missed++;
    else counts[lead > rules.maxWarning ? 'early' : lead >= rules.minWarning ? 'inTime' : 'late']++;
  });
  return counts;
};
