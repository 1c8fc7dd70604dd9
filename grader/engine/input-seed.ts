import type * as fc from 'fast-check';
import { derivedSeed, uniforms, type Seed } from '../oracle/random';
import { Keystream } from '../oracle/keystream';

/** The seed of the input that is `steps` after the one with this seed. */
export const seedAfter = (seed: Seed, steps: number): Seed =>
  typeof seed === 'number' ? seed + steps : derivedSeed(seed, `input ${String(steps)}`);

/** A whole number from 0 to `below` − 1. */
export const placeFrom = (seed: Seed, below: number): number =>
  typeof seed === 'number' ? (seed >>> 0) % below : Math.floor(uniforms(seed, 'place')() * below);

/**
 * How fast-check draws inputs from a seed. It takes numbers of 32 bits, so a text brings a random
 * generator with it.
 */
export const drawnFrom = (
  seed: Seed,
  runs: number,
): Pick<fc.Parameters, 'seed' | 'randomType'> & { readonly numRuns: number } =>
  typeof seed === 'number'
    ? { seed, numRuns: runs }
    : { seed: 0, numRuns: runs, randomType: () => new KeyedGenerator(new Keystream(seed)) };

/** A random generator of fast-check that reads a keystream. Each input has a part of its own. */
class KeyedGenerator {
  constructor(
    private readonly stream: Keystream,
    private part = 0,
    private index = 0,
  ) {}

  clone(): KeyedGenerator {
    return new KeyedGenerator(this.stream, this.part, this.index);
  }

  next(): number {
    return this.stream.word(this.part, this.index++) | 0;
  }

  /** Moves to the part of the next input. */
  jump(): void {
    this.part += 1;
    this.index = 0;
  }

  getState(): readonly number[] {
    return [this.part, this.index];
  }
}
