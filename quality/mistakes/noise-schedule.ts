import type { MistakesByFunction } from '../edits';

const betas = 'tf.linspace(betaStart, betaEnd, numSteps)';
const alphas = 'tf.sub(1, betas)';
const product = 'tf.cumprod(alphas)';
const returned = `return { betas, alphas, alphaBars: ${product} as tf.Tensor1D };`;

/** The betas as a list that is filled step by step; `beta` is the expression for step t. */
const filledBy = (beta: string): string => `tf.tensor1d(Array.from({ length: numSteps }, (_, t) => ${beta}))`;

/** The alphaBars as a list; `rest` follows the list of alphas. */
const barsBy = (rest: string): string => `tf.tensor1d((alphas.arraySync() as number[])${rest})`;

export const mistakes: MistakesByFunction = {
  linearNoiseSchedule: {
    'defaults-ignored': [[betas, 'tf.linspace(1e-4, 0.02, numSteps)']],
    'start-ignored': [[betas, 'tf.linspace(1e-4, betaEnd, numSteps)']],
    'end-ignored': [[betas, 'tf.linspace(betaStart, 0.02, numSteps)']],
    'start-zero': [[betas, 'tf.linspace(0, betaEnd, numSteps)']],
    'scaled-by-steps': [[betas, `${betas}.mul(1000 / numSteps) as tf.Tensor1D`]],
    reversed: [[betas, 'tf.linspace(betaEnd, betaStart, numSteps)']],
    'end-excluded': [[betas, 'tf.linspace(betaStart, betaEnd, numSteps + 1).slice(0, numSteps)']],
    'start-excluded': [[betas, 'tf.linspace(betaStart, betaEnd, numSteps + 1).slice(1, numSteps)']],
    'both-ends-excluded': [[betas, 'tf.linspace(betaStart, betaEnd, numSteps + 2).slice(1, numSteps)']],
    'beyond-the-end': [[betas, filledBy('betaStart + ((betaEnd - betaStart) * (t + 1)) / (numSteps - 1)')]],
    'start-not-added': [[betas, filledBy('((betaEnd - betaStart) * t) / (numSteps - 1)')]],
    'end-for-range': [[betas, filledBy('betaStart + (betaEnd * t) / (numSteps - 1)')]],
    'gap-not-divided': [[betas, filledBy('betaStart + (betaEnd - betaStart) * t')]],
    'constant-start': [[betas, 'tf.fill([numSteps], betaStart) as tf.Tensor1D']],
    'constant-end': [[betas, 'tf.fill([numSteps], betaEnd) as tf.Tensor1D']],
    'root-linear': [[betas, 'tf.linspace(Math.sqrt(betaStart), Math.sqrt(betaEnd), numSteps).square()']],
    geometric: [[betas, 'tf.linspace(Math.log(betaStart), Math.log(betaEnd), numSteps).exp()']],
    quadratic: [[betas, filledBy('betaStart + (betaEnd - betaStart) * (t / (numSteps - 1)) ** 2')]],
    sigmoid: [[betas, 'tf.linspace(-6, 6, numSteps).sigmoid().mul(betaEnd - betaStart).add(betaStart)']],
    cosine: [
      [
        'const betas',
        `const left = (time: number) => Math.cos((((time + 0.008) / 1.008) * Math.PI) / 2) ** 2;
    const betas`,
      ],
      [betas, filledBy('Math.min(1 - left((t + 1) / numSteps) / left(t / numSteps), 0.999)')],
    ],
    'alphas-rooted': [[alphas, 'tf.sub(1, betas).sqrt()']],
    'alphas-are-betas': [[alphas, 'betas.clone()']],
    'alphas-negative': [[alphas, 'tf.sub(betas, 1)']],
    'alphas-above-one': [[alphas, 'tf.add(1, betas)']],
    'betas-squared': [[alphas, 'tf.sub(1, betas.square())']],
    'betas-rooted': [[alphas, 'tf.sub(1, betas.sqrt())']],
    'alphas-inverted': [[alphas, 'tf.div(1, betas)']],
    'betas-and-alphas-exchanged': [
      [returned, returned.replace('betas, alphas', 'betas: alphas, alphas: betas')],
    ],
    'alphas-and-bars-exchanged': [
      [returned, `return { betas, alphas: ${product} as tf.Tensor1D, alphaBars: alphas };`],
    ],
    'alphas-are-bars': [
      [
        returned,
        `const alphaBars = ${product} as tf.Tensor1D;
    return { betas, alphas: alphaBars, alphaBars };`,
      ],
    ],
    'alpha-bars-not-cumulative': [[product, 'alphas']],
    'alpha-bars-of-betas': [[product, 'tf.cumprod(betas)']],
    'alpha-bars-from-product-of-betas': [[product, 'tf.sub(1, tf.cumprod(betas))']],
    'alpha-bars-exclusive': [[product, 'tf.cumprod(alphas, 0, true)']],
    'alpha-bars-summed': [[product, 'tf.cumsum(alphas)']],
    'alpha-bars-from-the-end': [[product, 'tf.cumprod(alphas, 0, false, true)']],
    'alpha-bars-as-powers': [[product, 'alphas.pow(tf.range(1, numSteps + 1))']],
    'alpha-bars-of-two-steps': [
      [product, barsBy('.map((alpha, t, all) => alpha * (t > 0 ? (all[t - 1] as number) : 1))')],
    ],
    'alpha-bars-exponential': [[product, 'tf.cumsum(betas).neg().exp()']],
    'alpha-bars-rooted': [[product, 'tf.cumprod(alphas.sqrt())']],
    'alpha-bars-complement': [[product, 'tf.sub(1, tf.cumprod(alphas))']],
    'alpha-bars-logarithm': [[product, 'tf.cumsum(alphas.log())']],
  },
};
