import { InvalidArgumentError } from 'commander';

/** Reads the number of an option, which counts something. */
export function parseCount(value: string): number {
  if (!/^[1-9]\d*$/.test(value)) throw new InvalidArgumentError('It must be a whole number of at least 1.');
  return Number(value);
}
