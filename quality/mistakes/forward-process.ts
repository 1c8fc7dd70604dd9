import type { MistakesByFunction } from '../edits';

const read = 'tf.gather(schedule.alphaBars, t)';
const signal = 'alphaBar.sqrt().mul(x0)';
const noise = 'tf.sub(1, alphaBar).sqrt().mul(noise)';

export const mistakes: MistakesByFunction = {
  qSample: {
    'alpha-for-alpha-bar': [[read, 'tf.gather(schedule.alphas, t)']],
    'beta-for-alpha-bar': [[read, 'tf.gather(schedule.betas, t)']],
    'noise-missing': [[`signal.add(${noise})`, 'signal']],
    'noise-subtracted': [[`signal.add(${noise})`, `signal.sub(${noise})`]],
    'noise-of-one-step': [[noise, 'tf.gather(schedule.betas, t).reshape(perExample).sqrt().mul(noise)']],
    'same-noise-at-every-step': [
      [
        noise,
        `tf.gather(tf.tensor1d(schedule.alphas.arraySync().reduce<number[]>(
          (sizes, alpha) => [...sizes, Math.sqrt(alpha) * (sizes.at(-1) ?? 0) + Math.sqrt(1 - alpha)], [])), t)
          .reshape(perExample).mul(noise)`,
      ],
    ],
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
