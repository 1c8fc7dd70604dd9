import { createHash } from 'node:crypto';
import { SMALLEST_PRIVATE_SEED } from './private-seed';

/** The random generators take non-negative 32-bit integers. */
export const LARGEST_SEED = 2 ** 31 - 1;

/** A shorter text could be guessed. */
export const SHORTEST_TEXT = 6;

/** What a seed is, for messages, which never repeat one. */
export const SEED_RULE = `A seed is a whole number from 0 to ${String(LARGEST_SEED)}, or a text of ${String(SHORTEST_TEXT)} characters or more.`;

/**
 * Returns the seed of a text: a whole number stands for itself, and any other text for a hash of
 * it. Space and line ends around it do not count, since files and secrets often end with one.
 *
 * @returns undefined if the text is no seed
 */
export function seedOf(text: string): number | undefined {
  const trimmed = text.trim();
  if (/^(0|[1-9]\d*)$/.test(trimmed) && Number(trimmed) <= LARGEST_SEED) return Number(trimmed);
  const isNumber = /^[-+]\d|^\d*\.\d/.test(trimmed);
  return trimmed.length < SHORTEST_TEXT || isNumber ? undefined : hashed(trimmed);
}

const hashed = (text: string): number =>
  SMALLEST_PRIVATE_SEED +
  (createHash('sha256').update(text).digest().readUIntBE(0, 6) % (LARGEST_SEED + 1 - SMALLEST_PRIVATE_SEED));
