import type { MistakesByFunction } from '../edits';

const reduction = '.mean()';
const answer = 'model(qSample(x0, t, noise, schedule), t)';

export const mistakes: MistakesByFunction = {
  noisePredictionLoss: {
    summed: [[reduction, '.sum()']],
    'summed-per-example': [[reduction, '.sum().div(x0.shape[0] as number)']],
    'divided-by-batch-twice': [[reduction, '.mean().div(x0.shape[0] as number)']],
    'predicts-data': [['noise.sub(predicted)', 'x0.sub(predicted)']],
    'predicts-noised': [['noise.sub(predicted)', 'qSample(x0, t, noise, schedule).sub(predicted)']],
    'asked-about-clean-data': [[answer, 'model(x0, t)']],
    'asked-about-noise': [[answer, 'model(noise, t)']],
    'noise-just-added': [[answer, 'model(x0.add(noise), t)']],
    'alpha-for-alpha-bar': [
      [answer, 'model(qSample(x0, t, noise, { ...schedule, alphaBars: schedule.alphas }), t)'],
    ],
    'root-mean-square': [[reduction, '.mean().sqrt()']],
    absolute: [['.square()', '.abs()']],
    'square-of-mean': [['.square().mean()', '.mean().square()']],
    halved: [[reduction, '.mean().div(2)']],
    'model-at-first-step': [
      [
        answer,
        "model(qSample(x0, t, noise, schedule), tf.fill([x0.shape[0] as number], t.dataSync()[0] as number, 'int32') as tf.Tensor1D)",
      ],
    ],
    'model-one-step-late': [
      [
        answer,
        "model(qSample(x0, t, noise, schedule), t.add(1).minimum(schedule.betas.size - 1).cast('int32'))",
      ],
    ],
  },
};
