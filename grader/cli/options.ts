import { InvalidArgumentError, Option } from 'commander';
import { DEFAULT_SEED } from '../judge/default-seed';
import type { Confinement } from '../sandbox/confinement';
import type { Seed } from '../oracle/random';
import { SEED_RULE, seedOf } from './seed';

/** What a command is about. */
export interface ChosenNames {
  /** Ids or paths of exercises and modules; without any, everything. */
  readonly names: readonly string[];
  readonly assignment?: string;
}

/** Options of every command that grades. */
export interface GradingOptions {
  readonly seed: Seed;
  readonly isolate: boolean;
  readonly sandbox: Confinement;
}

export const submissionOption = (): Option =>
  new Option('--submission <dir>', 'the folder that contains exercises/ or the module folders').default('.');

/** The default output folder; git ignores it. */
export const DEFAULT_OUT = 'out';

export const assignmentOption = (): Option =>
  new Option('--assignment <id>', 'only this assignment, for instance core; default: all');
/** An option whose value is a whole number from `least` to `most`. */
export const countOption = (name: string, description: string, least: number, most: number): Option =>
  new Option(`${name} <n>`, description).argParser((value) => {
    const count = Number(value);
    if (!/^\d+$/.test(value) || count < least || count > most) {
      throw new InvalidArgumentError(`It must be a number from ${String(least)} to ${String(most)}.`);
    }
    return count;
  });

export const seedOption = (): Option =>
  new Option('--seed <seed>', 'seed of the inputs').argParser(parseSeed).default(DEFAULT_SEED);

export const isolateOption = (): Option =>
  new Option('--isolate', 'replace what each exercise imports with the model answers in solutions/').default(
    false,
  );

export const sandboxOption = (): Option =>
  new Option(
    '--sandbox <kind>',
    'how student code is confined; standard: as well as this system allows; strict: by Linux itself, or grading is refused',
  )
    .choices(['standard', 'strict'])
    .default('standard');

export const reportOption = (): Option =>
  new Option('--report <kind>', 'html: also write report.html, to --out or out/').choices(['html']);

/** @throws InvalidArgumentError */
export function parseSeed(value: string): Seed {
  const seed = seedOf(value);
  if (seed === undefined) throw new InvalidArgumentError(SEED_RULE);
  return seed;
}
