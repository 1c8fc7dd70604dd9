import { createHash } from 'node:crypto';
import type { Seed } from '../oracle/random';
import { STORED_SEED } from '../results/stored-seed';

/** The random generators take non-negative 32-bit integers. */
export const LARGEST_SEED = 2 ** 31 - 1;

/** A shorter text could be guessed. */
export const SHORTEST_TEXT = 6;

/** What a seed is, for messages, which never repeat one. */
export const SEED_RULE = `A seed is a whole number from 0 to ${String(LARGEST_SEED)}, or a text of ${String(SHORTEST_TEXT)} characters or more.`;

/**
 * Returns the seed of a text: a whole number and 32 hexadecimal digits stand for themselves, and
 * any other text for 128 bits of its SHA-256. Space and line ends around it do not count, since
 * files and secrets often end with one.
 *
 * @returns undefined if the text is no seed
 */
export function seedOf(text: string): Seed | undefined {
  const trimmed = text.trim();
  if (/^(0|[1-9]\d*)$/.test(trimmed) && Number(trimmed) <= LARGEST_SEED) return Number(trimmed);
  if (STORED_SEED.test(trimmed)) return trimmed;
  const isNumber = /^[-+]\d|^\d*\.\d/.test(trimmed);
  return trimmed.length < SHORTEST_TEXT || isNumber ? undefined : digestOf(trimmed).toString('hex', 0, 16);
}

/** Returns a seed as a number, for what takes no other: a training, whose seed is not private. */
export const numberOf = (seed: Seed): number =>
  typeof seed === 'number' ? seed : digestOf(seed).readUIntBE(0, 6) % (LARGEST_SEED + 1);

const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();
