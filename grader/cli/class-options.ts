import { InvalidArgumentError, Option } from 'commander';
import { parseShard } from '../class/shard';
import { parseSeed } from './options';

/**
 * The seed, which may stand in the environment as well: npm, logs and lists of processes show command lines, and a class's seed is
 * private. No default: that of students would let a table of answers earn every point.
 */
export const privateSeedOption = (): Option =>
  new Option(
    '--seed <n>',
    'draw the inputs from this seed; without, from that of the grading in --out, or one that is drawn and kept there',
  )
    .argParser(parseSeed)
    .env('GRADE_SEED');

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

export const thresholdOption = (): Option =>
  new Option(
    '--threshold <share>',
    'from what similarity on a pair is listed, 0 to 1; 0.75 without, and 0.95 for a pair that has fewer than three exercises in common',
  ).argParser((value) => {
    const share = Number(value);
    if (!/^\d*\.?\d+$/.test(value) || share > 1)
      throw new InvalidArgumentError('It is a number from 0 to 1, for instance 0.8.');
    return share;
  });
