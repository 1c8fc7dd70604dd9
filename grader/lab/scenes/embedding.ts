import { gaussians } from '../../oracle/random';

/** One seed for everything that the lab draws at random, so that numbers stay where they are. */
const SEED = 2017;

/** Normal numbers that follow from a name. */
export function normals(name: string, count: number): Float32Array {
  const normal = gaussians(SEED, `lab ${name}`);
  return Float32Array.from({ length: count }, () => normal());
}

/** A random vector for each word: the same word has the same. `[words, width]`, row-major. */
export function embeddings(words: readonly string[], width: number): Float32Array {
  const all = new Float32Array(words.length * width);
  words.forEach((word, i) => {
    all.set(normals(`word ${word}`, width), i * width);
  });
  return all;
}

/** A random kernel `[dIn, dOut]` with variance 1 / dIn. */
export const kernel = (name: string, dIn: number, dOut: number): Float32Array =>
  normals(`kernel ${name}`, dIn * dOut).map((value) => value / Math.sqrt(dIn));
