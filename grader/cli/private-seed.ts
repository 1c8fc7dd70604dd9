import { randomBytes } from 'node:crypto';
import type { Seed } from '../oracle/random';

/**
 * A smaller private seed could be guessed, which would reveal the inputs, and masking it would hide
 * unrelated digits in logs.
 */
export const SMALLEST_PRIVATE_SEED = 100_000;

/** Draws a random private seed of 128 bits. */
export const drawSeed = (): Seed => randomBytes(16).toString('hex');
