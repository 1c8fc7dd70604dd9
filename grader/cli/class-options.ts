import { InvalidArgumentError, Option, type Command } from 'commander';
import { parseShard } from '../class/shard';
import { parseLatePolicy } from '../results/late-policy';
import { isMoment, MOMENT_RULE } from '../results/moment';
import { countOption, parseSeed } from './options';

/**
 * The seed option, which can also come from the environment: npm, logs and process lists show
 * command lines, and a class's seed is private. It has no default, because with the public seed a
 * table of answers could earn every point.
 */
export const privateSeedOption = (): Option =>
  new Option(
    '--seed <seed>',
    'seed of the inputs; default: the seed stored in --out, or a new random one that is stored there',
  )
    .argParser(parseSeed)
    .env('GRADE_SEED');

export const autograderSeedOption = (): Option =>
  new Option('--seed <seed>', 'seed of the inputs; only for gradescope-autograder; default: a new random one')
    .argParser(parseSeed)
    .env('GRADE_SEED');

export const shardOption = (): Option =>
  new Option(
    '--shard <part>',
    'only this part of the class, for instance 3/20; npm run merge joins the graded parts',
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

/** Adds the options about time to a command. */
export const withDeadlines = (command: Command): Command =>
  command
    .option('--deadline <time>', 'take the last commit before it: 2027-03-01T23:59+01:00', parseMoment)
    .option('--late-until <time>', 'also accept later work, until then', parseMoment)
    .option('--extensions <csv>', 'deadlines of single students: student,deadline');

function parseMoment(text: string): string {
  if (!isMoment(text)) throw new InvalidArgumentError(`It ${MOMENT_RULE}.`);
  return text;
}

/** @param effect what becomes of the policy */
export const lateOption = (effect: string): Option =>
  new Option('--late <policy>', `what late work costs: 10%/day, 1%/hour, or off; ${effect}`).argParser(
    (value) => {
      const policy = value === 'off' ? value : parseLatePolicy(value);
      if (policy === undefined)
        throw new InvalidArgumentError('It must look like 10%/day or 1%/hour, or be off.');
      return policy;
    },
  );

export const graceOption = (): Option =>
  countOption('--grace', 'how many of the days or hours in --late cost nothing; default: 0', 0, 1_000);
