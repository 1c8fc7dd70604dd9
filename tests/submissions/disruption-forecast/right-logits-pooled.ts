// expect: all points
// The output is linear, so the mean of logits is the logit of the mean.
import * as tf from '@tensorflow/tfjs';
import { causalMask } from '../1-attention/causal-mask';
import { transformerBlock } from '../2-transformer/transformer-block';
import type { AlarmCounts, AlarmRules, SignalModelParams } from '../given/types';

export function disruptionLogits(signals: tf.Tensor3D, p: SignalModelParams, numHeads: number): tf.Tensor2D {
  return tf.tidy(() => {
    const [shots, time, channels] = signals.shape;
    const flat = signals.reshape([shots * time, channels]) as tf.Tensor2D;
    const d = p.inputKernel.shape[1];
    const rows = tf.gather(p.positionEmbedding, [...Array(time).keys()]);
    const x = flat.matMul(p.inputKernel).add(p.inputBias).reshape([shots, time, d]).add(rows) as tf.Tensor3D;
    const h = transformerBlock(x, p.block, numHeads, causalMask(time));
    const own = (h.reshape([shots * time, d]) as tf.Tensor2D)
      .matMul(p.outputKernel)
      .reshape([shots, time]) as tf.Tensor2D;
    const sums = tf.cumsum(own, 1);
    return sums.div(tf.range(1, time + 1)).add(p.outputBias) as tf.Tensor2D;
  });
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
