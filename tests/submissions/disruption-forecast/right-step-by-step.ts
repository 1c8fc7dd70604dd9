// expect: all points
// Pools with a loop over the steps; counts with tensors.
import * as tf from '@tensorflow/tfjs';
import { causalMask } from '../1-attention/causal-mask';
import { transformerBlock } from '../2-transformer/transformer-block';
import { project } from '../given/project';
import type { AlarmCounts, AlarmRules, SignalModelParams } from '../given/types';

export function disruptionLogits(signals: tf.Tensor3D, params: SignalModelParams, numHeads: number) {
  const time = signals.shape[1];
  let x = project(signals, params.inputKernel).add(params.inputBias) as tf.Tensor3D;
  x = x.add(params.positionEmbedding.slice([0, 0], [time, x.shape[2]]));
  const h = transformerBlock(x, params.block, numHeads, causalMask(time));
  const logits: tf.Tensor[] = [];
  for (let t = 0; t < time; t++) {
    const mean = h.slice([0, 0, 0], [-1, t + 1, -1]).mean(1) as tf.Tensor2D;
    logits.push(mean.matMul(params.outputKernel).add(params.outputBias));
  }
  return tf.concat(logits, 1) as tf.Tensor2D;
}

export function scoreAlarms(scores: tf.Tensor2D, disruptionTimes: number[], rules: AlarmRules): AlarmCounts {
  return tf.tidy(() => {
    const end = tf.tensor1d(disruptionTimes);
    const disrupts = end.greaterEqual(0);
    const at = tf.range(0, scores.shape[1]).mul(rules.timeStep);
    const counts = tf.logicalOr(
      disrupts.logicalNot().expandDims(1),
      at.expandDims(0).less(end.expandDims(1)),
    );
    const alarms = scores.greaterEqual(rules.threshold).logicalAnd(counts);
    const never = 1e8;
    const first = tf
      .where(alarms, at.expandDims(0).add(tf.zerosLike(scores)), tf.fill(scores.shape, never))
      .min(1);
    const alarmed = first.less(never);
    const warning = end.sub(first);
    const late = warning.less(rules.minWarning);
    const early = warning.greater(rules.maxWarning);
    const warned = disrupts.logicalAnd(alarmed);
    const n = (flags: tf.Tensor) => flags.cast('float32').sum().dataSync()[0];
    return {
      inTime: n(warned.logicalAnd(late.logicalOr(early).logicalNot())),
      late: n(warned.logicalAnd(late)),
      early: n(warned.logicalAnd(early)),
      missed: n(disrupts.logicalAnd(alarmed.logicalNot())),
      falseAlarms: n(alarmed.logicalAnd(disrupts.logicalNot())),
      quiet: n(alarmed.logicalOr(disrupts).logicalNot()),
    };
  });
}
