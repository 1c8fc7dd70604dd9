// expect: message shape
import * as tf from '@tensorflow/tfjs';
import { causalMask } from '../1-attention/causal-mask';
import { transformerBlock } from '../2-transformer/transformer-block';
import { project } from '../given/project';
import type { AlarmCounts, AlarmRules, SignalModelParams } from '../given/types';

export function disruptionLogits(
  signals: tf.Tensor3D,
  params: SignalModelParams,
  numHeads: number,
): tf.Tensor2D {
  const [shots, time] = signals.shape;
  const e = project(signals, params.inputKernel)
    .add(params.inputBias)
    .add(params.positionEmbedding.slice(0, time)) as tf.Tensor3D;
  const h = transformerBlock(e, params.block, numHeads, causalMask(time));
  const mean = h.mean(1) as tf.Tensor2D;
  return project(mean, params.outputKernel).add(params.outputBias).flatten() as unknown as tf.Tensor2D;
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
