import type { Edits, MistakesByFunction } from '../edits';

const scoreBar =
  'const alphaBar = tf.gather(schedule.alphaBars, t).reshape(perExample);\n    return predictedNoise';
const cleanBar = 'const alphaBar = tf.gather(schedule.alphaBars, t).reshape(perExample);\n    const noise';
const score = 'predictedNoise.neg().div(tf.sub(1, alphaBar).sqrt())';
const scoreSpread = '.div(tf.sub(1, alphaBar).sqrt())';
const clean = 'xt.sub(noise).div(alphaBar.sqrt())';
const cleanSpread = 'tf.sub(1, alphaBar).sqrt().mul(predictedNoise)';
const scoreShape = '[predictedNoise.shape[0] as number, ...Array<number>(predictedNoise.rank - 1).fill(1)]';
const cleanShape = '[xt.shape[0] as number, ...Array<number>(xt.rank - 1).fill(1)]';

const table = (name: string): string => `tf.gather(schedule.${name}, t).reshape(perExample)`;
const last = 'schedule.betas.size - 1';

/** Mistakes in how the schedule is read; `line` reads it, `shape` is that of the coefficients. */
function readings(line: string, shape: string, batch: string): Readonly<Record<string, Edits>> {
  const bar = 'tf.gather(schedule.alphaBars, t)';
  const reads = (read: string): Edits => [[line, line.replace(bar, read)]];
  const readAt = (index: string): Edits => reads(`tf.gather(schedule.alphaBars, ${index})`);
  const readOnce = (index: string): Edits => readAt(`tf.fill([${batch}], ${index}, 'int32')`);
  const shaped = (coefficients: string): Edits => [[shape, coefficients]];
  return {
    'alpha-for-alpha-bar': reads('tf.gather(schedule.alphas, t)'),
    'beta-for-alpha-bar': reads('tf.gather(schedule.betas, t)'),
    'product-of-alpha-bars': reads('tf.gather(tf.cumprod(schedule.alphaBars), t)'),
    'one-step-early': reads('tf.gather(tf.concat([tf.ones([1]), schedule.alphaBars]), t)'),
    'one-step-early-clamped': readAt("t.sub(1).maximum(0).cast('int32')"),
    'one-step-early-unguarded': readAt("t.sub(1).cast('int32')"),
    'one-step-late': readAt(`t.add(1).minimum(${last}).cast('int32')`),
    'one-step-late-unguarded': readAt("t.add(1).cast('int32')"),
    'reversed-steps': reads('tf.gather(tf.reverse(schedule.alphaBars), t)'),
    'always-last-step': readOnce(last),
    'always-first-step': readOnce('0'),
    'first-step-for-all': readOnce('t.dataSync()[0] as number'),
    'last-step-for-all': readOnce('t.dataSync()[t.size - 1] as number'),
    'examples-reversed': readAt('tf.reverse(t)'),
    'coefficients-along-last-axis': shaped(`[${batch}]`),
    'coefficients-of-rank-2': shaped(`[${batch}, 1]`),
    'coefficients-of-rank-3': shaped(`[${batch}, 1, 1]`),
    'coefficients-of-rank-4': shaped(`[${batch}, 1, 1, 1]`),
  };
}

const over = (denominator: string): Edits => [[scoreSpread, `.div(${denominator})`]];
const times = (factor: string): Edits => [[scoreSpread, `.mul(${factor})`]];
const noiseTimes = (factor: string): Edits => [[cleanSpread, `${factor}.mul(predictedNoise)`]];
const dividedBy = (denominator: string): Edits => [[clean, `xt.sub(noise).div(${denominator})`]];
const finished = (expression: string): Edits => [[clean, expression]];

export const mistakes: MistakesByFunction = {
  scoreFromNoise: {
    ...readings(scoreBar, scoreShape, 'predictedNoise.shape[0] as number'),
    'variance-for-deviation': over('tf.sub(1, alphaBar)'),
    'divided-by-signal': over('alphaBar.sqrt()'),
    'divided-by-alpha-bar': over('alphaBar'),
    'one-minus-root': over('tf.sub(1, alphaBar.sqrt())'),
    'not-divided': [[scoreSpread, '']],
    multiplied: times('tf.sub(1, alphaBar).sqrt()'),
    'multiplied-by-variance': times('tf.sub(1, alphaBar)'),
    'sign-missing': [[score, `predictedNoise${scoreSpread}`]],
    'upside-down': [[score, 'tf.sub(1, alphaBar).sqrt().neg().div(predictedNoise)']],
    clipped: [[score, `${score}.clipByValue(-1, 1)`]],
    'length-only': [[score, `predictedNoise.abs().neg()${scoreSpread}`]],
  },
  predictedClean: {
    ...readings(cleanBar, cleanShape, 'xt.shape[0] as number'),
    'divided-by-alpha': dividedBy(`${table('alphas')}.sqrt()`),
    'noise-of-one-step': noiseTimes(`tf.sub(1, ${table('alphas')}).sqrt()`),
    'no-roots': [...noiseTimes('tf.sub(1, alphaBar)'), ...dividedBy('alphaBar')],
    'no-root-of-signal': dividedBy('alphaBar'),
    'not-divided': finished('xt.sub(noise)'),
    multiplied: finished('xt.sub(noise).mul(alphaBar.sqrt())'),
    'divided-by-spread': dividedBy('tf.sub(1, alphaBar).sqrt()'),
    'no-root-of-noise': noiseTimes('tf.sub(1, alphaBar)'),
    'one-minus-root': noiseTimes('tf.sub(1, alphaBar.sqrt())'),
    'noise-not-scaled': [[cleanSpread, 'predictedNoise']],
    'just-subtracted': finished('xt.sub(predictedNoise)'),
    'noise-scaled-like-signal': noiseTimes('alphaBar.sqrt()'),
    'noise-divided': [[cleanSpread, 'predictedNoise.div(tf.sub(1, alphaBar).sqrt())']],
    'noise-of-a-reverse-step': noiseTimes(`${table('betas')}.div(tf.sub(1, alphaBar).sqrt())`),
    'mean-of-a-reverse-step': [
      ...noiseTimes(`${table('betas')}.div(tf.sub(1, alphaBar).sqrt())`),
      ...dividedBy(`${table('alphas')}.sqrt()`),
    ],
    'noise-ignored': finished('xt.div(alphaBar.sqrt())'),
    'noise-added': finished('xt.add(noise).div(alphaBar.sqrt())'),
    'noised-again': finished('alphaBar.sqrt().mul(xt).add(noise)'),
    'difference-reversed': finished('noise.sub(xt).div(alphaBar.sqrt())'),
    'division-covers-noise': finished('xt.sub(noise.div(alphaBar.sqrt()))'),
    'division-covers-data': finished('xt.div(alphaBar.sqrt()).sub(noise)'),
    'factor-covers-data': finished(
      'xt.sub(predictedNoise).mul(tf.sub(1, alphaBar).sqrt()).div(alphaBar.sqrt())',
    ),
    'data-left-out': finished('noise.neg().div(alphaBar.sqrt())'),
    clipped: finished(`${clean}.clipByValue(-1, 1)`),
  },
};
