import { createHash } from 'node:crypto';
import { Keystream } from './keystream';

/** What random numbers follow from: a 32-bit number, or a text, all of which counts. */
export type Seed = number | string;

/** A 32-bit hash of a text (FNV-1a): the same on every machine. */
export function hash(text: string, start = 0x811c9dc5): number {
  let state = start;
  for (const character of text) {
    state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return state >>> 0;
}

/** The seed of what has this name: a number from a number, and 256 bits from a text. */
export const derivedSeed = (seed: Seed, name: string): Seed =>
  typeof seed === 'number'
    ? hash(name, seed) | 0
    : createHash('sha256')
        .update(JSON.stringify([seed, name]))
        .digest('hex');

/**
 * Uniform numbers in [0, 1), the same for the same seed and name: mulberry32 for a number, a
 * keystream for a text.
 */
export function uniforms(seed: Seed, name: string): () => number {
  if (typeof seed === 'string') return keyedUniforms(seed, name);
  let state = hash(name, seed >>> 0);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function keyedUniforms(seed: string, name: string): () => number {
  const stream = new Keystream(String(derivedSeed(seed, name)));
  let index = 0;
  return () => stream.word(0, index++) / 2 ** 32;
}

/** Standard normal numbers (Box and Muller), the same for the same seed and name. */
export function gaussians(seed: Seed, name: string): () => number {
  const uniform = uniforms(seed, name);
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}
