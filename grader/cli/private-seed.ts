import { randomInt } from 'node:crypto';
import { LARGEST_SEED } from './options';

/** A private seed that could be guessed would tell the inputs, and a short one would mask every such digit in a log. */
export const SMALLEST_PRIVATE_SEED = 100_000;

/** A seed that nobody knows. */
export const drawSeed = (): number => randomInt(SMALLEST_PRIVATE_SEED, LARGEST_SEED + 1);
