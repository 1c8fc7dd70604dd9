import type { Edits, MistakesByFunction } from '../edits';

const read = 'tf.gather(schedule.alphaBars, t)';
const signal = 'alphaBar.sqrt().mul(x0)';
const noise = 'tf.sub(1, alphaBar).sqrt().mul(noise)';
const sum = `signal.add(${noise})`;
const perExample = '[x0.shape[0] as number, ...Array<number>(x0.rank - 1).fill(1)]';

const table = (name: string): string => `tf.gather(schedule.${name}, t).reshape(perExample)`;
const readAt = (index: string): Edits => [[read, `tf.gather(schedule.alphaBars, ${index})`]];
const shaped = (shape: string): Edits => [[perExample, shape]];

export const mistakes: MistakesByFunction = {
  qSample: {
    'alpha-for-alpha-bar': [[read, 'tf.gather(schedule.alphas, t)']],
    'beta-for-alpha-bar': [[read, 'tf.gather(schedule.betas, t)']],
    'product-of-alpha-bars': [[read, 'tf.gather(tf.cumprod(schedule.alphaBars), t)']],
    'alpha-in-signal': [[signal, `${table('alphas')}.sqrt().mul(x0)`]],
    'beta-in-signal': [[signal, `${table('betas')}.sqrt().mul(x0)`]],
    'noise-of-one-step': [[noise, `${table('betas')}.sqrt().mul(noise)`]],
    'noise-of-alpha': [[noise, `${table('alphas')}.sqrt().mul(noise)`]],
    'no-roots': [
      [signal, 'alphaBar.mul(x0)'],
      [noise, 'tf.sub(1, alphaBar).mul(noise)'],
    ],
    'no-root-of-signal': [[signal, 'alphaBar.mul(x0)']],
    'signal-not-scaled': [[signal, 'x0']],
    'signal-divided': [[signal, 'x0.div(alphaBar.sqrt())']],
    'signal-scaled-like-noise': [[signal, 'tf.sub(1, alphaBar).sqrt().mul(x0)']],
    'signal-one-minus-root': [[signal, 'tf.sub(1, tf.sub(1, alphaBar).sqrt()).mul(x0)']],
    'signal-root-twice': [[signal, 'alphaBar.sqrt().sqrt().mul(x0)']],
    'signal-missing': [[sum, noise]],
    'noise-just-added': [[sum, 'x0.add(noise)']],
    'noise-missing': [[sum, 'signal']],
    'no-root-of-noise': [[noise, 'tf.sub(1, alphaBar).mul(noise)']],
    'one-minus-root': [[noise, 'tf.sub(1, alphaBar.sqrt()).mul(noise)']],
    'noise-not-scaled': [[sum, 'signal.add(noise)']],
    'noise-scaled-like-signal': [[noise, 'alphaBar.sqrt().mul(noise)']],
    'noise-from-root': [[noise, 'tf.sub(1, alphaBar.sqrt()).sqrt().mul(noise)']],
    'noise-from-square': [[noise, 'tf.sub(1, alphaBar.square()).sqrt().mul(noise)']],
    'noise-divided': [[noise, 'noise.div(tf.sub(1, alphaBar).sqrt())']],
    'same-noise-at-every-step': [
      [
        noise,
        `tf.gather(tf.tensor1d(schedule.alphas.arraySync().reduce<number[]>(
          (sizes, alpha) => [...sizes, Math.sqrt(alpha) * (sizes.at(-1) ?? 0) + Math.sqrt(1 - alpha)], [])), t)
          .reshape(perExample).mul(noise)`,
      ],
    ],
    'coefficients-exchanged': [
      [signal, 'alphaBar.sqrt().mul(noise)'],
      [noise, 'tf.sub(1, alphaBar).sqrt().mul(x0)'],
    ],
    'noise-subtracted': [[sum, `signal.sub(${noise})`]],
    'signal-subtracted': [[sum, `${noise}.sub(signal)`]],
    'noise-within-signal': [
      [signal, 'alphaBar.sqrt()'],
      [sum, `signal.mul(x0.add(${noise}))`],
    ],
    'signal-within-noise': [[sum, 'tf.sub(1, alphaBar).sqrt().mul(signal.add(noise))']],
    'noise-times-data': [[noise, `${noise}.mul(x0)`]],
    'multiplied-not-added': [[sum, `signal.mul(${noise})`]],
    clipped: [[sum, `${sum}.clipByValue(-1, 1)`]],
    'one-step-early': [[read, 'tf.gather(tf.concat([tf.ones([1]), schedule.alphaBars]), t)']],
    'one-step-early-clamped': readAt("t.sub(1).maximum(0).cast('int32')"),
    'one-step-early-unguarded': readAt("t.sub(1).cast('int32')"),
    'one-step-late': readAt("t.add(1).minimum(schedule.betas.size - 1).cast('int32')"),
    'one-step-late-unguarded': readAt("t.add(1).cast('int32')"),
    'first-step-clean': [[read, `tf.where(t.equal(0), tf.onesLike(t).cast('float32'), ${read})`]],
    'reversed-steps': [[read, 'tf.gather(tf.reverse(schedule.alphaBars), t)']],
    'always-last-step': [
      [`${read}.reshape(perExample)`, 'schedule.alphaBars.slice(schedule.alphaBars.size - 1).asScalar()'],
    ],
    'always-first-step': [[`${read}.reshape(perExample)`, 'schedule.alphaBars.slice(0, 1).asScalar()']],
    'first-step-for-all': [
      [`${read}.reshape(perExample)`, 'tf.gather(schedule.alphaBars, t.slice(0, 1)).asScalar()'],
    ],
    'last-step-for-all': [
      [`${read}.reshape(perExample)`, 'tf.gather(schedule.alphaBars, t.slice(t.size - 1)).asScalar()'],
    ],
    'examples-reversed': readAt('tf.reverse(t)'),
    'coefficients-along-last-axis': shaped('[x0.shape[0] as number]'),
    'coefficients-of-rank-2': shaped('[x0.shape[0] as number, 1]'),
    'coefficients-of-rank-3': shaped('[x0.shape[0] as number, 1, 1]'),
    'coefficients-of-rank-4': shaped('[x0.shape[0] as number, 1, 1, 1]'),
  },
};
