// expect: all points
import * as tf from '@tensorflow/tfjs';
import { causalMask } from '../1-attention/causal-mask';
import { transformerBlock } from '../2-transformer/transformer-block';
import type { AlarmCounts, AlarmRules, SignalModelParams } from '../given/types';

/** One shot at a time, in rank 2. */
function logitsOf(shot: tf.Tensor2D, p: SignalModelParams, heads: number): tf.Tensor1D {
  const time = shot.shape[0];
  const x = tf.matMul(shot, p.inputKernel).add(p.inputBias).add(p.positionEmbedding.slice(0, time));
  const h = transformerBlock(x.expandDims(0) as tf.Tensor3D, p.block, heads, causalMask(time)).reshape([
    time,
    -1,
  ]);
  const before = tf.tensor2d(
    Array.from({ length: time }, (_, t) =>
      Array.from({ length: time }, (__, s) => (s <= t ? 1 / (t + 1) : 0)),
    ),
  );
  return before
    .matMul(h as tf.Tensor2D)
    .matMul(p.outputKernel)
    .add(p.outputBias)
    .flatten() as tf.Tensor1D;
}

export function disruptionLogits(
  signals: tf.Tensor3D,
  params: SignalModelParams,
  numHeads: number,
): tf.Tensor2D {
  const [shots, time, channels] = signals.shape;
  const rows = [...Array(shots).keys()].map((i) =>
    logitsOf(signals.slice([i, 0, 0], [1, -1, -1]).reshape([time, channels]), params, numHeads),
  );
  return tf.stack(rows) as tf.Tensor2D;
}

export function scoreAlarms(scores: tf.Tensor2D, times: number[], rules: AlarmRules): AlarmCounts {
  const result = { inTime: 0, late: 0, early: 0, missed: 0, falseAlarms: 0, quiet: 0 };
  const rows = scores.arraySync();
  for (let i = 0; i < rows.length; i++) {
    let alarmAt: number | undefined;
    for (let k = 0; k < rows[i].length; k++) {
      const t = k * rules.timeStep;
      if (times[i] >= 0 && t >= times[i]) break;
      if (rows[i][k] >= rules.threshold) {
        alarmAt = t;
        break;
      }
    }
    if (times[i] < 0) {
      if (alarmAt === undefined) result.quiet += 1;
      else result.falseAlarms += 1;
      continue;
    }
    if (alarmAt === undefined) {
      result.missed += 1;
      continue;
    }
    const lead = times[i] - alarmAt;
    if (lead < rules.minWarning) result.late += 1;
    else if (lead > rules.maxWarning) result.early += 1;
    else result.inTime += 1;
  }
  return result;
}
