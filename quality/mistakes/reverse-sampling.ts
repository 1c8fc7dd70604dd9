import type { Edits, MistakesByFunction } from '../edits';

const noise = 'beta.sqrt().mul(z)';
const added = `t > 0 ? mean.add(${noise}) : mean`;
const rescaled = '.div(at(schedule.alphas).sqrt())';
const spread = 'tf.sub(1, at(schedule.alphaBars)).sqrt()';
const share = `beta.div(${spread})`;
const predicted = 'model(xt, steps)';
const mean = `xt.sub(noiseScale.mul(${predicted}))${rescaled}`;
const steps = "tf.fill([xt.shape[0] as number], t, 'int32')";
const read = 'values.slice([t], [1])';

const before = '(t > 0 ? schedule.alphaBars.slice([t - 1], [1]).asScalar() : tf.scalar(1))';
const posterior = `beta.mul(tf.sub(1, ${before})).div(tf.sub(1, at(schedule.alphaBars)))`;
const x0 = `xt.sub(${predicted}.mul(${spread})).div(at(schedule.alphaBars).sqrt())`;

const withNoise = (factor: string): Edits => [[added, `t > 0 ? mean.add(${factor}.mul(z)) : mean`]];
const noiseIf = (condition: string): Edits => [[added, added.replace('t > 0', condition)]];
const withMean = (expression: string): Edits => [[mean, expression]];
const told = (step: string): Edits => [[steps, steps.replace(' t,', ` ${step},`)]];
const readAt = (index: string): Edits => [[read, read.replace('[t]', `[${index}]`)]];

/** Mistakes in a step, which the sampler inherits. */
const step: Readonly<Record<string, Edits>> = {
  'prediction-without-root': [[share, 'beta.div(tf.sub(1, at(schedule.alphaBars)))']],
  'prediction-with-alpha': [[share, 'beta.div(tf.sub(1, at(schedule.alphas)).sqrt())']],
  'prediction-with-signal': [[share, 'beta.div(at(schedule.alphaBars).sqrt())']],
  'prediction-one-minus-root': [[share, 'beta.div(tf.sub(1, at(schedule.alphaBars).sqrt()))']],
  'prediction-unscaled': [[share, 'beta']],
  'prediction-with-root-of-beta': [[share, `beta.sqrt().div(${spread})`]],
  'prediction-with-alpha-for-beta': [[share, `at(schedule.alphas).div(${spread})`]],
  'prediction-without-beta': [[share, `tf.div(1, ${spread})`]],
  'prediction-not-scaled-at-all': [[mean, `xt.sub(${predicted})${rescaled}`]],
  'all-noise-removed': [[share, spread]],
  'prediction-added': [['xt.sub(noiseScale', 'xt.add(noiseScale']],
  'prediction-ignored': withMean(`xt${rescaled}`),
  'mean-not-rescaled': [[rescaled, '']],
  'mean-multiplied': [[rescaled, '.mul(at(schedule.alphas).sqrt())']],
  'mean-divided-by-alpha-bar': [[rescaled, '.div(at(schedule.alphaBars).sqrt())']],
  'mean-divided-by-alpha': [[rescaled, '.div(at(schedule.alphas))']],
  'mean-divided-by-root-of-beta': [[rescaled, '.div(beta.sqrt())']],
  'mean-multiplied-by-alpha-bar': [[rescaled, '.mul(at(schedule.alphaBars).sqrt())']],
  'mean-multiplied-by-alpha': [[rescaled, '.mul(at(schedule.alphas))']],
  'mean-divided-by-spread': [[rescaled, `.div(${spread})`]],
  'division-covers-prediction': withMean(`xt.sub(noiseScale.mul(${predicted})${rescaled})`),
  'division-covers-data': withMean(`xt${rescaled}.sub(noiseScale.mul(${predicted}))`),
  'prediction-times-data': withMean(`xt.sub(${predicted}).mul(noiseScale)${rescaled}`),
  'difference-reversed': withMean(`noiseScale.mul(${predicted}).sub(xt)${rescaled}`),
  'data-left-out': withMean(`noiseScale.mul(${predicted}).neg()${rescaled}`),
  'jump-to-the-data': [
    [share, spread],
    [rescaled, '.div(at(schedule.alphaBars).sqrt())'],
  ],
  'estimate-clipped': withMean(
    `${before}.sqrt().mul(beta).mul(${x0}.clipByValue(-1, 1))
      .add(at(schedule.alphas).sqrt().mul(tf.sub(1, ${before})).mul(xt))
      .div(tf.sub(1, at(schedule.alphaBars)))`,
  ),
  'deterministic-step': [
    ...withMean(`${before}.sqrt().mul(${x0}).add(tf.sub(1, ${before}).sqrt().mul(${predicted}))`),
    [added, 'mean'],
  ],
  'no-noise': [[added, 'mean']],
  'noise-variance-for-deviation': withNoise('beta'),
  'noise-unscaled': [[added, 't > 0 ? mean.add(z) : mean']],
  'posterior-variance': withNoise(`${posterior}.sqrt()`),
  'posterior-variance-without-root': withNoise(posterior),
  'posterior-variance-at-the-end-too': [
    [added, `mean.add(${posterior.replace('tf.scalar(1)', 'tf.scalar(0)')}.sqrt().mul(z))`],
  ],
  'noise-of-all-steps': withNoise(spread),
  'noise-of-earlier-steps': withNoise(`tf.sub(1, ${before}).sqrt()`),
  'noise-of-alpha': withNoise('at(schedule.alphas).sqrt()'),
  'noise-at-the-end': [[added, `mean.add(${noise})`]],
  'noise-missing-at-index-1': noiseIf('t > 1'),
  'noise-missing-at-the-start': noiseIf('t < schedule.betas.size - 1'),
  'noise-only-at-the-end': noiseIf('t === 0'),
  'noise-subtracted': [[added, `t > 0 ? mean.sub(${noise}) : mean`]],
  'noise-rescaled': [[added, `t > 0 ? mean.add(${noise}${rescaled}) : mean`]],
  'step-clipped': [[added, `(${added}).clipByValue(-1, 1)`]],
  'schedule-one-step-early': readAt('Math.max(t - 1, 0)'),
  'schedule-one-step-late': readAt('Math.min(t + 1, values.size - 1)'),
  'schedule-reversed': readAt('values.size - 1 - t'),
  'model-one-step-late': told('Math.min(t + 1, schedule.betas.size - 1)'),
  'model-one-step-early': told('Math.max(t - 1, 0)'),
  'model-at-step-zero': told('0'),
  'model-steps-reversed': told('schedule.betas.size - 1 - t'),
  'asked-about-z': [[predicted, 'model(z, steps)']],
};

const loop = 'let t = numSteps - 1; t >= 0; t--';
const start = 'let x = gaussian(shape);';
const draw = 't, gaussian(shape), schedule';
const next = `x = reverseStep(model, x, ${draw});`;
const end = '    return x;\n';

export const mistakes: MistakesByFunction = {
  reverseStep: {
    ...step,
    'schedule-one-step-early-unguarded': readAt('t - 1'),
    'schedule-one-step-late-unguarded': readAt('t + 1'),
    'model-one-step-late-unguarded': told('t + 1'),
  },
  reverseSample: {
    ...step,
    'steps-forward': [[loop, 'let t = 0; t < numSteps; t++']],
    'last-step-missing': [[loop, 'let t = numSteps - 1; t > 0; t--']],
    'first-step-missing': [[loop, 'let t = numSteps - 2; t >= 0; t--']],
    'one-step-only': [[next, `return reverseStep(model, x, ${draw});`]],
    'always-last-index': [[draw, draw.replace('t,', 'numSteps - 1,')]],
    'always-index-zero': [[draw, draw.replace('t,', '0,')]],
    'first-draw-returned': [['x = reverseStep(model', 'reverseStep(model']],
    'always-from-the-start': [
      [start, 'const start = gaussian(shape);\n    let x = start;'],
      [next, next.replace('model, x,', 'model, start,')],
    ],
    'sample-clipped': [[end, end.replace('x', 'x.clipByValue(-1, 1)')]],
    'same-noise-every-step': [
      [start, 'let x = gaussian(shape);\n    const z = gaussian(shape);'],
      [draw, 't, z, schedule'],
    ],
    'start-reused-as-noise': [
      [start, 'const start = gaussian(shape);\n    let x = start;'],
      [draw, 't, start, schedule'],
    ],
    'starts-at-zero': [[start, 'let x: tf.Tensor = tf.zeros(shape);']],
    'first-draw-unused': [[start, `gaussian(shape);\n    ${start}`]],
    'start-drawn-last': [
      [start, `const zs = Array.from({ length: numSteps }, () => gaussian(shape));\n    ${start}`],
      [draw, 't, zs[numSteps - 1 - t] as tf.Tensor, schedule'],
    ],
    'draws-by-index': [
      [start, `${start}\n    const zs = Array.from({ length: numSteps }, () => gaussian(shape));`],
      [draw, 't, zs[t] as tf.Tensor, schedule'],
    ],
  },
};
