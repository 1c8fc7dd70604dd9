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

/** Points of a mixture, `[count, 2]`, row-major. */
export function pointsOf(name: MixtureName, count: number): Float32Array {
  const { centres, spread }: Mixture = MIXTURES[name];
  const [normal, uniform] = [gaussians(2020, `points ${name}`), uniforms(2020, `centres ${name}`)];
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
