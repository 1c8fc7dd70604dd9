import type { Edits, MistakesByFunction } from '../edits';

const mean = `x.mul(isReal).sum(1, true).div(count)`;
const moved = 'x.sub(mean).mul(isReal) as tf.Tensor3D';

const meanIs = (expression: string): Edits => [[mean, expression]];
const movedIs = (expression: string): Edits => [[moved, `${expression} as tf.Tensor3D`]];

/** Mistakes in `centre`, which whoever calls it makes too. */
const ofCentre: Readonly<Record<string, Edits>> = {
  'padding-in-mean': meanIs('x.mean(1, true)'),
  'divided-by-places': meanIs('x.mul(isReal).mean(1, true)'),
  'padding-in-sum': meanIs('x.sum(1, true).div(count)'),
  'mean-of-coordinates': meanIs('x.mean(2, true)'),
  'mean-of-everything': meanIs('x.mul(isReal).sum([1, 2], true).div(count).div(x.shape[2])'),
  'mean-of-the-batch': meanIs('x.mul(isReal).sum([0, 1], true).div(isReal.sum())'),
  'mean-over-examples': meanIs('x.mul(isReal).sum(0, true).div(isReal.sum(0, true).maximum(1))'),
  'mask-of-first-example': meanIs('x.mul(isReal.slice([0], [1])).sum(1, true).div(count.slice([0], [1]))'),
  'first-atom-at-zero': meanIs(
    'tf.stack(x.unstack().map((each, i) => each.gather([mask.slice([i], [1]).argMax(1).dataSync()[0] as number])))',
  ),
  'sum-subtracted': meanIs('x.mul(isReal).sum(1, true)'),
  'mean-added': movedIs('x.add(mean).mul(isReal)'),
  'not-centred': movedIs('x.mul(isReal)'),
  'padding-moved': movedIs('x.sub(mean)'),
  'padding-kept': movedIs('tf.where(isReal.cast("bool").tile([1, 1, x.shape[2]]), x.sub(mean), x)'),
};

const squares = 'centre(x, mask).square().sum([1, 2])';
const atoms = 'const atoms = mask';
const atomCount = ".cast('float32').sum(1)";
const dimensions = 'atoms.sub(1).mul(x.shape[2])';
const constant = 'Math.log(2 * Math.PI)';
const density = `squares.add(dimensions.mul(${constant})).mul(-0.5) as tf.Tensor1D`;

const dimensionsAre = (expression: string): Edits => [[dimensions, expression]];
const densityIs = (expression: string): Edits => [[density, `${expression} as tf.Tensor1D`]];
const value = density.replace(' as tf.Tensor1D', '');

const sampled = 'qSample(centre(x0, mask), t, centre(noise, mask), schedule) as tf.Tensor3D';
const dataCentred = 'centre(x0, mask)';
const noiseCentred = 'centre(noise, mask)';
const real = "mask.cast('float32').expandDims(2)";

const bar = (table: string, index = 't'): string =>
  `tf.gather(schedule.${table}, ${index}).reshape([-1, 1, 1])`;
const last = 'schedule.betas.size - 1';
/** The forward process with other coefficients. */
const coefficients = (signal: string, spread: string): Edits => [
  [sampled, `centre(x0, mask).mul(${signal}).add(centre(noise, mask).mul(${spread})) as tf.Tensor3D`],
];
const withShare = (share: string): Edits => coefficients(`${share}.sqrt()`, `tf.sub(1, ${share}).sqrt()`);
const signal = `${bar('alphaBars')}.sqrt()`;
const spread = `tf.sub(1, ${bar('alphaBars')}).sqrt()`;
const toldAt = (steps: string): Edits => [[sampled, sampled.replace(' t,', ` ${steps},`)]];

const step = 'reverseStep(model, xt, t, z, schedule) as tf.Tensor3D';
const centred = 'return centre(step, mask);';
const asked = (first: string, ofStep = 's'): Edits => [
  [step, step.replace('model,', `(x, s) => model(${first}, ${ofStep}),`)],
];
const entry = (name: string, index = 't'): string => `schedule.${name}.slice([${index}], [1]).asScalar()`;
const told = (index: string): Edits =>
  asked('x', `tf.fill([x.shape[0] as number], ${index}, 'int32') as tf.Tensor1D`);
const predicted = "model(xt, tf.fill([xt.shape[0]], t, 'int32') as tf.Tensor1D)";

/** A step whose parts are prepared one by one. */
interface Parts {
  readonly data?: string;
  readonly prediction?: string;
  readonly noise?: string;
  readonly share?: string;
  readonly rescale?: string;
  readonly sigma?: string;
  readonly isNoisy?: string;
}
const inFull = ({
  data = 'centre(xt, mask)',
  prediction = `centre(${predicted} as tf.Tensor3D, mask)`,
  noise = 'centre(z, mask)',
  share = `${entry('betas')}.div(tf.sub(1, ${entry('alphaBars')}).sqrt())`,
  rescale = `.div(${entry('alphas')}.sqrt())`,
  sigma = `${entry('betas')}.sqrt()`,
  isNoisy = 't > 0',
}: Parts): Edits => [
  [
    step,
    `${data}.sub(${share}.mul(${prediction}))${rescale}
      .add(${isNoisy} ? ${noise}.mul(${sigma}) : 0) as tf.Tensor3D`,
  ],
  [centred, 'return step;'],
];
const masked = (x: string): string => `${x}.mul(${real})`;
/** A step whose schedule is read at another index; the model gets t. */
const readAt = (index: string): Edits =>
  inFull({
    share: `${entry('betas', index)}.div(tf.sub(1, ${entry('alphaBars', index)}).sqrt())`,
    rescale: `.div(${entry('alphas', index)}.sqrt())`,
    sigma: `${entry('betas', index)}.sqrt()`,
  });
const before = `(t > 0 ? ${entry('alphaBars', 't - 1')} : tf.scalar(1))`;
const posterior = `${entry('betas')}.mul(tf.sub(1, ${before})).div(tf.sub(1, ${entry('alphaBars')})).sqrt()`;

export const mistakes: MistakesByFunction = {
  centre: ofCentre,
  logProbOfCentredGaussian: {
    ...ofCentre,
    'all-dimensions': dimensionsAre('atoms.mul(x.shape[2])'),
    'one-dimension-less': dimensionsAre('atoms.mul(x.shape[2]).sub(1)'),
    'axes-forgotten': dimensionsAre('atoms.sub(1)'),
    'axes-fewer': dimensionsAre('atoms.mul(x.shape[2] - 1)'),
    'places-counted': dimensionsAre('tf.onesLike(atoms).mul((x.shape[1] - 1) * x.shape[2])'),
    'all-places-counted': dimensionsAre('tf.onesLike(atoms).mul(x.shape[1] * x.shape[2])'),
    'atoms-of-first-example': [[`${atoms}${atomCount}`, `${atoms}${atomCount}.slice([0], [1])`]],
    'constant-missing': densityIs('squares.mul(-0.5)'),
    'constant-not-halved': densityIs(`squares.mul(-0.5).sub(dimensions.mul(${constant}))`),
    'constant-of-pi': [[constant, 'Math.log(Math.PI)']],
    'constant-added': densityIs(`squares.sub(dimensions.mul(${constant})).mul(-0.5)`),
    'squares-not-halved': densityIs(`squares.neg().sub(dimensions.mul(${constant}).div(2))`),
    'squares-added': densityIs(`squares.sub(dimensions.mul(${constant})).mul(0.5)`),
    'mean-of-squares': [[squares, squares.replace('sum', 'mean')]],
    'norm-not-squared': [[squares, `${squares}.sqrt()`]],
    negated: densityIs(`${value}.neg()`),
    'density-itself': densityIs(`${value}.exp()`),
    'per-atom': densityIs(`${value}.div(atoms)`),
    'mean-over-batch': densityIs(`tf.onesLike(atoms).mul(${value}.mean())`),
  },
  moleculeForward: {
    ...ofCentre,
    'data-not-centred': [[dataCentred, masked('x0')]],
    'noise-not-centred': [[noiseCentred, masked('noise')]],
    'noise-at-padding': [[noiseCentred, `${noiseCentred}.add(noise.mul(tf.sub(1, ${real})))`]],
    'noise-of-one-axis': [
      [noiseCentred, 'centre(noise.slice([0, 0, 0], [-1, -1, 1]).tile([1, 1, noise.shape[2]]), mask)'],
    ],
    'alpha-for-alpha-bar': withShare(bar('alphas')),
    'beta-for-alpha-bar': withShare(bar('betas')),
    'no-roots': coefficients(bar('alphaBars'), `tf.sub(1, ${bar('alphaBars')})`),
    'no-root-of-signal': coefficients(bar('alphaBars'), spread),
    'signal-not-scaled': coefficients('1', spread),
    'signal-missing': coefficients('0', spread),
    'noise-missing': coefficients(signal, '0'),
    'no-root-of-noise': coefficients(signal, `tf.sub(1, ${bar('alphaBars')})`),
    'one-minus-root': coefficients(signal, `tf.sub(1, ${signal})`),
    'noise-not-scaled': coefficients(signal, '1'),
    'one-step-early': withShare(
      'tf.gather(tf.concat([tf.ones([1]), schedule.alphaBars]), t).reshape([-1, 1, 1])',
    ),
    'one-step-early-clamped': toldAt("t.sub(1).maximum(0).cast('int32')"),
    'one-step-late': toldAt(`t.add(1).minimum(${last}).cast('int32')`),
    'reversed-steps': toldAt(`tf.sub(${last}, t).cast('int32') as tf.Tensor1D`),
    'first-step-for-all': toldAt("tf.fill([t.size], t.dataSync()[0] as number, 'int32') as tf.Tensor1D"),
    'last-step-for-all': toldAt(
      "tf.fill([t.size], t.dataSync()[t.size - 1] as number, 'int32') as tf.Tensor1D",
    ),
  },
  moleculeReverseStep: {
    ...ofCentre,
    'data-not-centred': inFull({ data: masked('xt') }),
    'prediction-not-centred': inFull({ prediction: masked(predicted) }),
    'noise-not-centred': inFull({ noise: masked('z') }),
    'only-data-centred': inFull({ prediction: masked(predicted), noise: masked('z') }),
    'only-noise-centred': inFull({ data: masked('xt'), prediction: masked(predicted) }),
    'only-inputs-centred': [
      [
        'const step = reverseStep(model, xt, t, z, schedule)',
        'const step = reverseStep(model, centre(xt, mask), t, centre(z, mask), schedule)',
      ],
      ['return centre(step, mask);', 'return step;'],
    ],
    'padding-only-in-data': inFull({ data: masked('xt'), prediction: predicted, noise: 'z' }),
    'model-one-step-late': told(`Math.min(t + 1, ${last})`),
    'model-one-step-early': told('Math.max(t - 1, 0)'),
    'asked-about-z': asked('z'),
    'prediction-without-root': inFull({
      share: `${entry('betas')}.div(tf.sub(1, ${entry('alphaBars')}))`,
    }),
    'prediction-with-alpha': inFull({
      share: `${entry('betas')}.div(tf.sub(1, ${entry('alphas')}).sqrt())`,
    }),
    'prediction-unscaled': inFull({ share: entry('betas') }),
    'prediction-added': asked('x', 's).neg('),
    'prediction-ignored': asked('x', 's).mul(0'),
    'mean-not-rescaled': inFull({ rescale: '' }),
    'mean-multiplied': inFull({ rescale: `.mul(${entry('alphas')}.sqrt())` }),
    'mean-divided-by-alpha-bar': inFull({ rescale: `.div(${entry('alphaBars')}.sqrt())` }),
    'mean-divided-by-alpha': inFull({ rescale: `.div(${entry('alphas')})` }),
    'no-noise': [[step, step.replace('z', 'tf.zerosLike(z)')]],
    'noise-at-the-end': inFull({ isNoisy: 't >= 0' }),
    'noise-variance-for-deviation': inFull({ sigma: entry('betas') }),
    'noise-unscaled': inFull({ sigma: '1' }),
    'posterior-variance': inFull({ sigma: posterior }),
    'schedule-one-step-early': readAt('Math.max(t - 1, 0)'),
    'schedule-one-step-late': readAt(`Math.min(t + 1, ${last})`),
  },
};
