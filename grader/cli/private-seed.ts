import { randomInt } from 'node:crypto';
import { LARGEST_SEED } from './seed';

/**
 * A smaller private seed could be guessed, which would reveal the inputs, and masking it would hide
 * unrelated digits in logs.
 */
export const SMALLEST_PRIVATE_SEED = 100_000;

/** Draws a random private seed. */
export const drawSeed = (): number => randomInt(SMALLEST_PRIVATE_SEED, LARGEST_SEED + 1);
