import type { Edits, MistakesByFunction } from './edits';

const betas = 'tf.linspace(betaStart, betaEnd, numSteps)';
const product = 'tf.cumprod(alphas)';

export const noiseSchedule: MistakesByFunction = {
  linearNoiseSchedule: {
    'end-excluded': [[betas, 'tf.linspace(betaStart, betaEnd, numSteps + 1).slice(0, numSteps)']],
    'start-excluded': [[betas, 'tf.linspace(betaStart, betaEnd, numSteps + 1).slice(1, numSteps)']],
    reversed: [[betas, 'tf.linspace(betaEnd, betaStart, numSteps)']],
    'root-linear': [[betas, 'tf.linspace(Math.sqrt(betaStart), Math.sqrt(betaEnd), numSteps).square()']],
    'alpha-bars-not-cumulative': [[product, 'alphas']],
    'alpha-bars-of-betas': [[product, 'tf.cumprod(betas)']],
    'alpha-bars-exclusive': [[product, 'tf.cumprod(alphas, 0, true)']],
    'alpha-bars-summed': [[product, 'tf.cumsum(alphas)']],
    'defaults-ignored': [[betas, 'tf.linspace(1e-4, 0.02, numSteps)']],
  },
};

const read = 'tf.gather(schedule.alphaBars, t)';
const signal = 'alphaBar.sqrt().mul(x0)';
const noise = 'tf.sub(1, alphaBar).sqrt().mul(noise)';

export const forwardProcess: MistakesByFunction = {
  qSample: {
    'alpha-for-alpha-bar': [[read, 'tf.gather(schedule.alphas, t)']],
    'noise-of-one-step': [[noise, 'tf.gather(schedule.betas, t).reshape(perExample).sqrt().mul(noise)']],
    'no-roots': [
      [signal, 'alphaBar.mul(x0)'],
      [noise, 'tf.sub(1, alphaBar).mul(noise)'],
    ],
    'no-root-of-noise': [[noise, 'tf.sub(1, alphaBar).mul(noise)']],
    'no-root-of-signal': [[signal, 'alphaBar.mul(x0)']],
    'one-minus-root': [[noise, 'tf.sub(1, alphaBar.sqrt()).mul(noise)']],
    'coefficients-exchanged': [
      [signal, 'alphaBar.sqrt().mul(noise)'],
      [noise, 'tf.sub(1, alphaBar).sqrt().mul(x0)'],
    ],
    'one-step-early': [[read, 'tf.gather(tf.concat([tf.ones([1]), schedule.alphaBars]), t)']],
    'one-step-early-clamped': [[read, "tf.gather(schedule.alphaBars, t.sub(1).maximum(0).cast('int32'))"]],
    'one-step-late': [
      [read, "tf.gather(schedule.alphaBars, t.add(1).minimum(schedule.betas.size - 1).cast('int32'))"],
    ],
    'reversed-steps': [[read, 'tf.gather(tf.reverse(schedule.alphaBars), t)']],
    'first-step-for-all': [
      [`${read}.reshape(perExample)`, 'tf.gather(schedule.alphaBars, t.slice(0, 1)).asScalar()'],
    ],
  },
};

const reduction = '.mean()';
const answer = 'model(qSample(x0, t, noise, schedule), t)';

export const noisePredictionLoss: MistakesByFunction = {
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

const added = 't > 0 ? mean.add(beta.sqrt().mul(z)) : mean';
const rescaled = '.div(at(schedule.alphas).sqrt())';
const share = 'beta.div(tf.sub(1, at(schedule.alphaBars)).sqrt())';

/** Mistakes of a step, which the sampler makes with it. */
const step: Readonly<Record<string, Edits>> = {
  'noise-at-the-end': [[added, 'mean.add(beta.sqrt().mul(z))']],
  'no-noise': [[added, 'mean']],
  'noise-variance-for-deviation': [[added, 't > 0 ? mean.add(beta.mul(z)) : mean']],
  'posterior-variance': [
    [
      added,
      `t > 0
        ? mean.add(beta.mul(tf.sub(1, schedule.alphaBars.slice([t - 1], [1]).asScalar()))
            .div(tf.sub(1, at(schedule.alphaBars))).sqrt().mul(z))
        : mean`,
    ],
  ],
  'noise-of-all-steps': [[added, 't > 0 ? mean.add(tf.sub(1, at(schedule.alphaBars)).sqrt().mul(z)) : mean']],
  'mean-not-rescaled': [[rescaled, '']],
  'mean-multiplied': [[rescaled, '.mul(at(schedule.alphas).sqrt())']],
  'mean-divided-by-alpha-bar': [[rescaled, '.div(at(schedule.alphaBars).sqrt())']],
  'mean-divided-by-alpha': [[rescaled, '.div(at(schedule.alphas))']],
  'prediction-without-root': [[share, 'beta.div(tf.sub(1, at(schedule.alphaBars)))']],
  'prediction-with-alpha': [[share, 'beta.div(tf.sub(1, at(schedule.alphas)).sqrt())']],
  'all-noise-removed': [[share, 'tf.sub(1, at(schedule.alphaBars)).sqrt()']],
  'prediction-unscaled': [[share, 'beta']],
  'prediction-added': [['xt.sub(noiseScale', 'xt.add(noiseScale']],
};

const loop = 'let t = numSteps - 1; t >= 0; t--';
const start = 'let x = gaussian(shape);';
const draw = 't, gaussian(shape), schedule';

export const reverseSampling: MistakesByFunction = {
  reverseStep: {
    ...step,
    'schedule-one-step-early': [['slice([t], [1])', 'slice([Math.max(t - 1, 0)], [1])']],
    'model-one-step-late': [
      [
        "tf.fill([xt.shape[0] as number], t, 'int32')",
        "tf.fill([xt.shape[0] as number], Math.min(t + 1, schedule.betas.size - 1), 'int32')",
      ],
    ],
  },
  reverseSample: {
    ...step,
    'steps-forward': [[loop, 'let t = 0; t < numSteps; t++']],
    'last-step-missing': [[loop, 'let t = numSteps - 1; t > 0; t--']],
    'first-step-missing': [[loop, 'let t = numSteps - 2; t >= 0; t--']],
    'same-noise-every-step': [
      [start, 'let x = gaussian(shape);\n    const z = gaussian(shape);'],
      [draw, 't, z, schedule'],
    ],
    'start-reused-as-noise': [
      [start, 'const start = gaussian(shape);\n    let x = start;'],
      [draw, 't, start, schedule'],
    ],
    'starts-at-zero': [[start, 'let x: tf.Tensor = tf.zeros(shape);']],
  },
};
