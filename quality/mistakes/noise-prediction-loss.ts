import type { Edits, MistakesByFunction } from '../edits';

const reduction = '.mean()';
const noised = 'qSample(x0, t, noise, schedule)';
const answer = `model(${noised}, t)`;
const squares = 'noise.sub(predicted).square()';
const result = `return ${squares}.mean();`;
const predictedLine = `const predicted = ${answer};`;
const batch = 'x0.shape[0] as number';
const perExample = '[x0.shape[0] as number, ...Array<number>(x0.rank - 1).fill(1)]';

const seen = (xt: string): Edits => [[answer, `model(${xt}, t)`]];
const told = (step: string): Edits => [[answer, `model(${noised}, ${step})`]];
const comparedWith = (target: string): Edits => [['noise.sub(predicted)', `${target}.sub(predicted)`]];

/** The loss with x_t computed anew, from the values of the schedule at each example's step. */
const ownNoised = (xt: string, bar = 'tf.gather(schedule.alphaBars, t)'): Edits => [
  [
    predictedLine,
    `const perExample = ${perExample};
    const bar = ${bar}.reshape(perExample);
    const predicted = model(${xt}, t);`,
  ],
];
const ownSum = 'bar.sqrt().mul(x0).add(tf.sub(1, bar).sqrt().mul(noise))';
const beta = 'tf.gather(schedule.betas, t).reshape(perExample)';

/** The loss with the roots of ᾱ_t and 1 − ᾱ_t at hand. */
const withTarget = (target: string): Edits => [
  [
    result,
    `const bar = tf.gather(schedule.alphaBars, t).reshape(${perExample});
    return ${target}.sub(predicted).square().mean();`,
  ],
];

/** The loss with the squares of each example in one row. */
const byExample = (rest: string): Edits => [
  [`${squares}.mean()`, `${squares}.reshape([${batch}, -1])${rest}`],
];

export const mistakes: MistakesByFunction = {
  noisePredictionLoss: {
    'alpha-for-alpha-bar': seen('qSample(x0, t, noise, { ...schedule, alphaBars: schedule.alphas })'),
    'beta-for-alpha-bar': seen('qSample(x0, t, noise, { ...schedule, alphaBars: schedule.betas })'),
    'noise-of-one-step': ownNoised(`bar.sqrt().mul(x0).add(${beta}.sqrt().mul(noise))`),
    'no-roots': ownNoised('bar.mul(x0).add(tf.sub(1, bar).mul(noise))'),
    'no-root-of-signal': ownNoised('bar.mul(x0).add(tf.sub(1, bar).sqrt().mul(noise))'),
    'signal-not-scaled': ownNoised('x0.add(tf.sub(1, bar).sqrt().mul(noise))'),
    'noise-just-added': seen('x0.add(noise)'),
    'no-root-of-noise': ownNoised('bar.sqrt().mul(x0).add(tf.sub(1, bar).mul(noise))'),
    'one-minus-root': ownNoised('bar.sqrt().mul(x0).add(tf.sub(1, bar.sqrt()).mul(noise))'),
    'noise-not-scaled': ownNoised('bar.sqrt().mul(x0).add(noise)'),
    'noise-scaled-like-signal': ownNoised('bar.sqrt().mul(x0.add(noise))'),
    'coefficients-exchanged': seen('qSample(noise, t, x0, schedule)'),
    'noise-subtracted': seen('qSample(x0, t, noise.neg(), schedule)'),
    'one-step-early': ownNoised(ownSum, 'tf.gather(tf.concat([tf.ones([1]), schedule.alphaBars]), t)'),
    'one-step-early-clamped': seen("qSample(x0, t.sub(1).maximum(0).cast('int32'), noise, schedule)"),
    'one-step-late': seen(
      "qSample(x0, t.add(1).minimum(schedule.betas.size - 1).cast('int32'), noise, schedule)",
    ),
    'first-step-for-all': seen(`qSample(x0, tf.tile(t.slice(0, 1), [${batch}]), noise, schedule)`),
    'asked-about-clean-data': seen('x0'),
    'asked-about-noise': seen('noise'),
    'noised-twice': seen(`qSample(${noised}, t, noise, schedule)`),
    'model-at-first-step': told(`tf.fill([${batch}], t.dataSync()[0] as number, 'int32') as tf.Tensor1D`),
    'model-one-step-late': told("t.add(1).minimum(schedule.betas.size - 1).cast('int32')"),
    'model-one-step-late-unguarded': told("t.add(1).cast('int32')"),
    'model-one-step-early': told("t.sub(1).maximum(0).cast('int32')"),
    'model-at-step-zero': told('tf.zerosLike(t)'),
    'model-steps-reversed': told("tf.sub(schedule.betas.size - 1, t).cast('int32')"),
    'predicts-data': comparedWith('x0'),
    'predicts-noised': comparedWith(noised),
    'target-scaled': withTarget('tf.sub(1, bar).sqrt().mul(noise)'),
    'target-added-noise': comparedWith(`${noised}.sub(x0)`),
    'target-difference': comparedWith('noise.sub(x0)'),
    'target-velocity': withTarget('bar.sqrt().mul(noise).sub(tf.sub(1, bar).sqrt().mul(x0))'),
    'target-score': withTarget('noise.neg().div(tf.sub(1, bar).sqrt())'),
    'nothing-subtracted': [['noise.sub(predicted)', 'predicted']],
    'prediction-added': [['noise.sub(predicted)', 'noise.add(predicted)']],
    'prediction-ignored': [['noise.sub(predicted)', 'noise']],
    absolute: [['.square()', '.abs()']],
    'not-squared': [['.square()', '']],
    'squared-twice': [['.square()', '.square().square()']],
    huber: [[`${squares}.mean()`, 'tf.losses.huberLoss(noise, predicted)']],
    'weighted-by-bound': [
      [
        result,
        `const at = (table: tf.Tensor1D) => tf.gather(table, t).reshape(${perExample});
    const weight = at(schedule.betas).div(at(schedule.alphas).mul(2).mul(tf.sub(1, at(schedule.alphaBars))));
    return ${squares}.mul(weight).mean();`,
      ],
    ],
    'weighted-by-signal-to-noise': [
      [
        result,
        `const bar = tf.gather(schedule.alphaBars, t).reshape(${perExample});
    return ${squares}.mul(bar.div(tf.sub(1, bar))).mean();`,
      ],
    ],
    summed: [[reduction, '.sum()']],
    'summed-per-example': [[reduction, `.sum().div(${batch})`]],
    'summed-over-batch': byExample('.mean(1).sum()'),
    'divided-by-batch-twice': [[reduction, `.mean().div(${batch})`]],
    'divided-by-size-twice': [[reduction, '.mean().div(noise.size)']],
    largest: [[reduction, '.max()']],
    norm: [[`${squares}.mean()`, 'noise.sub(predicted).norm()']],
    'mean-of-norms': byExample('.sum(1).sqrt().mean()'),
    'mean-of-roots': byExample('.mean(1).sqrt().mean()'),
    'root-mean-square': [[reduction, '.mean().sqrt()']],
    'square-of-mean': [['.square().mean()', '.mean().square()']],
    halved: [[reduction, '.mean().div(2)']],
    negated: [[reduction, '.mean().neg()']],
  },
};
