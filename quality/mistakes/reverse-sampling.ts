import type { Edits, MistakesByFunction } from '../edits';

const added = 't > 0 ? mean.add(beta.sqrt().mul(z)) : mean';
const rescaled = '.div(at(schedule.alphas).sqrt())';
const share = 'beta.div(tf.sub(1, at(schedule.alphaBars)).sqrt())';

/** Mistakes in a step, which the sampler inherits. */
const step: Readonly<Record<string, Edits>> = {
  'noise-at-the-end': [[added, 'mean.add(beta.sqrt().mul(z))']],
  'no-noise': [[added, 'mean']],
  'noise-variance-for-deviation': [[added, 't > 0 ? mean.add(beta.mul(z)) : mean']],
  'noise-subtracted': [[added, 't > 0 ? mean.sub(beta.sqrt().mul(z)) : mean']],
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
  'jump-to-the-data': [
    [share, 'tf.sub(1, at(schedule.alphaBars)).sqrt()'],
    [rescaled, '.div(at(schedule.alphaBars).sqrt())'],
  ],
  'prediction-unscaled': [[share, 'beta']],
  'prediction-added': [['xt.sub(noiseScale', 'xt.add(noiseScale']],
};

const loop = 'let t = numSteps - 1; t >= 0; t--';
const start = 'let x = gaussian(shape);';
const draw = 't, gaussian(shape), schedule';

export const mistakes: MistakesByFunction = {
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
    'first-draw-returned': [['x = reverseStep(model', 'reverseStep(model']],
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
