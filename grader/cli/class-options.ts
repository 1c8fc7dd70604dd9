import { InvalidArgumentError, Option } from 'commander';
import { parseShard } from '../class/shard';
import { seedOption } from './options';

/**
 * The seed, which may stand in the environment as well: npm, logs and lists of processes show command lines, and a class's seed is
 * private.
 */
export const privateSeedOption = (): Option => seedOption().env('GRADE_SEED');

export const shardOption = (): Option =>
  new Option(
    '--shard <part>',
    'one part of the class alone, for instance 3/20; npm run merge joins graded parts',
  ).argParser((value) => {
    const shard = parseShard(value);
    if (shard === undefined)
      throw new InvalidArgumentError('A part is for instance 3/20: the third of twenty.');
    return shard;
  });

export const jobsOption = (): Option =>
  new Option('--jobs <n>', 'how many submissions at a time; as many as there are cores without').argParser(
    (value) => {
      if (!/^[1-9]\d?\d?$/.test(value)) throw new InvalidArgumentError('It is a number from 1 to 999.');
      return Number(value);
    },
  );
