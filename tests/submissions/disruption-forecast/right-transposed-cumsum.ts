// expect: all points
import * as tf from '@tensorflow/tfjs';
import { causalMask } from '../1-attention/causal-mask';
import { transformerBlock } from '../2-transformer/transformer-block';
import { project } from '../given/project';
import type { AlarmCounts, AlarmRules, SignalModelParams } from '../given/types';

const runningMean = (h: tf.Tensor3D): tf.Tensor3D => {
  const turned = tf.transpose(h, [0, 2, 1]);
  const counts = tf.range(0, h.shape[1], 1).add(1);
  return tf.transpose(tf.cumsum(turned, 2).div(counts), [0, 2, 1]) as tf.Tensor3D;
};

export const disruptionLogits = (signals: tf.Tensor3D, params: SignalModelParams, heads: number) =>
  tf.tidy(() => {
    const { inputKernel, inputBias, positionEmbedding, block, outputKernel, outputBias } = params;
    const T = signals.shape[1];
    const x = tf.addN([
      project(signals, inputKernel),
      inputBias.reshape([1, 1, -1]).tile([signals.shape[0], T, 1]),
      positionEmbedding.slice([0, 0], [T, -1]).expandDims(0).tile([signals.shape[0], 1, 1]),
    ]) as tf.Tensor3D;
    const pooled = runningMean(transformerBlock(x, block, heads, causalMask(T)));
    return tf.squeeze(project(pooled, outputKernel).add(outputBias), [2]) as tf.Tensor2D;
  });

type Ending = keyof AlarmCounts;

function ending(scores: number[], disruption: number, rules: AlarmRules): Ending {
  const { threshold, timeStep, minWarning, maxWarning } = rules;
  const seen = disruption < 0 ? scores : scores.filter((_, k) => k * timeStep < disruption);
  const first = seen.findIndex((s) => s >= threshold);
  if (disruption < 0) return first === -1 ? 'quiet' : 'falseAlarms';
  if (first === -1) return 'missed';
  const warning = disruption - first * timeStep;
  return warning < minWarning ? 'late' : warning <= maxWarning ? 'inTime' : 'early';
}

export function scoreAlarms(scores: tf.Tensor2D, disruptionTimes: number[], rules: AlarmRules): AlarmCounts {
  const endings = scores.arraySync().map((row, i) => ending(row, disruptionTimes[i], rules));
  const count = (name: Ending) => endings.filter((each) => each === name).length;
  return {
    inTime: count('inTime'),
    late: count('late'),
    early: count('early'),
    missed: count('missed'),
    falseAlarms: count('falseAlarms'),
    quiet: count('quiet'),
  };
}
