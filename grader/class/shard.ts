import { createHash } from 'node:crypto';

/** One of `of` parts of a class. `number` starts at 1. */
export interface Shard {
  readonly number: number;
  readonly of: number;
}

/** Parses a shard such as `3/20`; undefined if it is not one. */
export function parseShard(text: string): Shard | undefined {
  const [, number = '', of = ''] = /^([1-9]\d{0,5})\/([1-9]\d{0,5})$/.exec(text) ?? [];
  const shard = { number: Number(number), of: Number(of) };
  return number === '' || shard.number > shard.of ? undefined : shard;
}

export const formatShard = ({ number, of }: Shard): string => `${String(number)}/${String(of)}`;

/**
 * Whether a submission belongs to a shard. Only its name counts, so every machine gets the same
 * answer whatever else is in the folder.
 */
export function isInShard(name: string, { number, of }: Shard): boolean {
  return createHash('sha256').update(name).digest().readUInt32BE(0) % of === number - 1;
}
