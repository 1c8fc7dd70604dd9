// expect: all points
import * as tf from '@tensorflow/tfjs';
import { mapTensors, tensorsOf } from '../given/parameters';
import type { GptParams, LearningRateSchedule, TrainingOptions } from '../given/types';
import { gpt } from './gpt';
import { nextTokenLoss } from './next-token-loss';

export function learningRateAt(
  step: number,
  { maximum, minimum, warmupSteps: w, totalSteps: t }: LearningRateSchedule,
) {
  const decay = step >= t ? 0 : 0.5 * (1 + Math.cos((Math.PI * (step - w)) / (t - w)));
  return step < w ? (step * maximum) / w : decay * maximum + (1 - decay) * minimum;
}

export function pretrain(params: GptParams, heads: number, batches: tf.Tensor2D[], o: TrainingOptions) {
  let ps = tensorsOf(params);
  const m = ps.map((p) => tf.zerosLike(p));
  const v = ps.map((p) => tf.zerosLike(p));
  const losses = [];
  for (let k = 1; k <= batches.length; k++) {
    const tokens = batches[k - 1];
    const lr = learningRateAt(k, o.schedule);
    const { value, grads } = tf.valueAndGrads((...xs) =>
      nextTokenLoss(
        gpt(
          tokens,
          mapTensors(params, (_, i) => xs[i]),
          heads,
        ),
        tokens,
      ),
    )(ps);
    losses.push(value.dataSync()[0]);
    ps = ps.map((p, i) => {
      m[i] = m[i].mul(o.beta1).add(grads[i].mul(1 - o.beta1));
      v[i] = v[i].mul(o.beta2).add(grads[i].square().mul(1 - o.beta2));
      const direction = m[i].div(1 - o.beta1 ** k).div(
        v[i]
          .div(1 - o.beta2 ** k)
          .sqrt()
          .add(o.epsilon),
      );
      return p.sub(direction.add(p.mul(o.weightDecay)).mul(lr));
    });
  }
  return { params: mapTensors(params, (_, i) => ps[i]), losses };
}
