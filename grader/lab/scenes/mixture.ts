import type * as tfjs from '@tensorflow/tfjs';
import { gaussians, uniforms } from '../../oracle/random';
import type { Denoiser } from './functions';

type Tensor = tfjs.Tensor;

/** A mixture of round Gaussians in the plane, all with the same share and spread. */
export interface Mixture {
  readonly centres: readonly (readonly [number, number])[];
  /** The standard deviation of each. */
  readonly spread: number;
}

const ring = (count: number, radius: number): Mixture['centres'] =>
  Array.from({ length: count }, (_, i) => {
    const angle = (2 * Math.PI * i) / count;
    return [radius * Math.cos(angle), radius * Math.sin(angle)] as const;
  });

export const MIXTURES = {
  ring: { centres: ring(8, 1.5), spread: 0.15 },
  two: {
    centres: [
      [-1.2, -0.6],
      [1.2, 0.6],
    ],
    spread: 0.3,
  },
  one: { centres: [[0.8, 0.4]], spread: 0.5 },
} as const satisfies Record<string, Mixture>;
export type MixtureName = keyof typeof MIXTURES;

/** Points of a mixture, `[count, 2]`, row-major. @param draw other points for another text */
export function pointsOf(name: MixtureName, count: number, draw = ''): Float32Array {
  const { centres, spread }: Mixture = MIXTURES[name];
  const [normal, uniform] = [
    gaussians(2020, `points ${name}${draw}`),
    uniforms(2020, `centres ${name}${draw}`),
  ];
  const all = new Float32Array(2 * count);
  for (let i = 0; i < count; i++) {
    const [x, y] = centres[Math.floor(uniform() * centres.length)] ?? [0, 0];
    all.set([x + spread * normal(), y + spread * normal()], 2 * i);
  }
  return all;
}

/**
 * The best noise predictor there is for a mixture: at each step the noised data is a mixture too,
 * whose score has a closed form.
 *
 * @param alphaBars the share of signal variance after each step
 */
export function exactDenoiser(tf: typeof tfjs, name: MixtureName, alphaBars: ArrayLike<number>): Denoiser {
  const { centres, spread }: Mixture = MIXTURES[name];
  const means = tf.tensor2d(centres.map(([x, y]) => [x, y]));
  return (xt: Tensor, t: Tensor): Tensor =>
    tf.tidy(() => {
      const alphaBar = alphaBars[t.dataSync()[0] ?? 0] ?? 1;
      const variance = alphaBar * spread ** 2 + 1 - alphaBar;
      // [n, k, 2]: from each centre to each point.
      const apart = tf.sub(tf.expandDims(xt, 1), tf.mul(means, Math.sqrt(alphaBar)));
      const closeness = tf.softmax(tf.div(tf.sum(tf.square(apart), 2), -2 * variance));
      const pull = tf.sum(tf.mul(tf.expandDims(closeness, 2), apart), 1);
      return tf.mul(pull, Math.sqrt(1 - alphaBar) / variance);
    });
}

/** How many points of each step the least loss is averaged over. */
const AVERAGED = 200;

/**
 * The loss of the best noise predictor there is, which no network can go below: the mean over all
 * steps of the squared difference between the noise and what `exactDenoiser` says of it.
 */
export function leastLoss(name: MixtureName, alphaBars: ArrayLike<number>): number {
  const { centres, spread }: Mixture = MIXTURES[name];
  const clean = pointsOf(name, AVERAGED, ' of the least loss');
  const normal = gaussians(2020, 'noise of the least loss');
  let sum = 0;
  for (const alphaBar of Array.from(alphaBars)) {
    const [signal, noise] = [Math.sqrt(alphaBar), Math.sqrt(1 - alphaBar)];
    const variance = (signal * spread) ** 2 + noise ** 2;
    for (let i = 0; i < clean.length; i += 2) {
      const drawn = [normal(), normal()] as const;
      const [x, y] = drawn.map((each, axis) => signal * (clean[i + axis] ?? 0) + noise * each) as [
        number,
        number,
      ];
      const apart = centres.map(([cx, cy]) => [x - signal * cx, y - signal * cy] as const);
      const squares = apart.map(([dx, dy]) => dx * dx + dy * dy);
      const nearest = Math.min(...squares);
      const weights = squares.map((square) => Math.exp((nearest - square) / (2 * variance)));
      const total = weights.reduce((all, weight) => all + weight, 0);
      for (const axis of [0, 1] as const) {
        const pull = apart.reduce((all, each, k) => all + (weights[k] ?? 0) * each[axis], 0) / total;
        sum += (drawn[axis] - (pull * noise) / variance) ** 2;
      }
    }
  }
  return sum / (alphaBars.length * clean.length);
}
