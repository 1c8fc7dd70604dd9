import { InvalidArgumentError, Option } from 'commander';
import { parseShard } from '../class/shard';
import { parseSeed } from './options';

/**
 * The seed option, which can also come from the environment: npm, logs and process lists show
 * command lines, and a class's seed is private. It has no default, because with the public seed a
 * table of answers could earn every point.
 */
export const privateSeedOption = (): Option =>
  new Option(
    '--seed <n>',
    'seed of the inputs; default: the seed stored in --out, or a new random one that is stored there',
  )
    .argParser(parseSeed)
    .env('GRADE_SEED');

export const shardOption = (): Option =>
  new Option(
    '--shard <part>',
    'grade only one part of the class, for instance 3/20; npm run merge joins graded parts',
  ).argParser((value) => {
    const shard = parseShard(value);
    if (shard === undefined)
      throw new InvalidArgumentError('It must look like 3/20, the third of twenty parts.');
    return shard;
  });

export const jobsOption = (): Option =>
  new Option('--jobs <n>', 'how many submissions to grade at a time; default: the number of cores').argParser(
    (value) => {
      if (!/^[1-9]\d?\d?$/.test(value)) throw new InvalidArgumentError('It must be a number from 1 to 999.');
      return Number(value);
    },
  );

export const referenceOption = (): Option =>
  new Option(
    '--reference <dir>',
    'a folder of submissions of an earlier year to compare with, too; can be given several times',
  )
    .argParser((value, before: readonly string[]) => [...before, value])
    .default([], 'none');

export const thresholdOption = (): Option =>
  new Option(
    '--threshold <share>',
    'list pairs with at least this similarity, 0 to 1; default: 0.75, or 0.95 for pairs with fewer than three exercises in common',
  ).argParser((value) => {
    const share = Number(value);
    if (!/^\d*\.?\d+$/.test(value) || share > 1)
      throw new InvalidArgumentError('It must be a number from 0 to 1, for instance 0.8.');
    return share;
  });
