import { InvalidArgumentError, Option } from 'commander';
import { DEFAULT_SEED } from '../judge/default-seed';
import type { Confinement } from '../sandbox/confinement';

/** What every command that grades can be told. */
export interface GradingOptions {
  readonly seed: number;
  readonly isolate: boolean;
  readonly sandbox: Confinement;
}

/** Seeds are 32-bit: what the generators take. */
export const LARGEST_SEED = 2 ** 31 - 1;

export const submissionOption = (): Option =>
  new Option(
    '--submission <dir>',
    'the folder that holds exercises/, or the module folders themselves',
  ).default('.');

/** Where results go without --out; git ignores it. */
export const DEFAULT_OUT = 'out';

export const seedOption = (): Option =>
  new Option('--seed <n>', 'draw the inputs from this seed').argParser(parseSeed).default(DEFAULT_SEED);

export const isolateOption = (): Option =>
  new Option(
    '--isolate',
    'grade each exercise with the model answers of solutions/ instead of the exercises that it imports',
  ).default(false);

export const sandboxOption = (): Option =>
  new Option(
    '--sandbox <kind>',
    'how student code is confined: standard: as well as this system can; strict: by Linux itself, or not graded at all',
  )
    .choices(['standard', 'strict'])
    .default('standard');

export const reportOption = (): Option =>
  new Option(
    '--report <kind>',
    'html: write report.html too, into the folder of --out, or into out/',
  ).choices(['html']);

/** @throws InvalidArgumentError */
export function parseSeed(value: string): number {
  const seed = Number(value);
  if (!/^\d+$/.test(value) || seed > LARGEST_SEED) {
    throw new InvalidArgumentError(`A seed is a whole number from 0 to ${String(LARGEST_SEED)}.`);
  }
  return seed;
}
