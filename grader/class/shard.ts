import { createHash } from 'node:crypto';

/** One of `of` parts of a class; `number` counts from 1. */
export interface Shard {
  readonly number: number;
  readonly of: number;
}

/** `3/20` as a shard; undefined when it is none. */
export function parseShard(text: string): Shard | undefined {
  const [, number = '', of = ''] = /^([1-9]\d{0,5})\/([1-9]\d{0,5})$/.exec(text) ?? [];
  const shard = { number: Number(number), of: Number(of) };
  return number === '' || shard.number > shard.of ? undefined : shard;
}

export const formatShard = ({ number, of }: Shard): string => `${String(number)}/${String(of)}`;

/**
 * Whether a submission belongs to a shard. Its name alone decides, so that every machine comes to the same answer whatever else it
 * finds in the folder.
 */
export function isInShard(name: string, { number, of }: Shard): boolean {
  return createHash('sha256').update(name).digest().readUInt32BE(0) % of === number - 1;
}
