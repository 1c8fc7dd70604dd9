/**
 * Looks for fixed inputs that decide: half of the inputs of a check are the same in every run, and
 * what only the others show of a mistake depends on chance. `npm run fixed-inputs` plays every
 * mistake as numbers, on fixed inputs from many seeds, and proposes for each check the seed whose
 * inputs reject the most. Exits with 1 if a check should have another seed.
 */
import { Command } from 'commander';
import { exercises } from '../grader/course';
import type { Check, ExerciseDefinition } from '../grader/engine/exercise';
import { hash } from '../grader/oracle/random';
import { rejects } from './breadth';
import { parseCount } from './parse-count';

const command = new Command('npm run fixed-inputs')
  .description('Proposes seeds of the inputs that are the same in every run.')
  .argument('[exercise...]', 'the exercises; all of them by default')
  .option('--seeds <n>', 'number of seeds to try for each check', parseCount, 10)
  .parse();
const { seeds } = command.opts<{ seeds: number }>();

/** The mistakes of its function that a check rejects on fixed inputs from a seed. */
async function rejectedBy(
  check: Check,
  definition: ExerciseDefinition,
  fixedSeed: number,
): Promise<string[]> {
  const graded = definition.functions.find(({ name }) => name === check.function);
  const oracles = Object.fromEntries(definition.functions.map(({ name, oracle }) => [name, oracle]));
  const rejected: string[] = [];
  for (const { id, compute } of graded?.misconceptions ?? []) {
    if (await rejects(check, definition, { ...oracles, [check.function]: compute }, fixedSeed))
      rejected.push(id);
  }
  return rejected;
}

/** A line about a check whose fixed inputs miss what others show; undefined if they do not. */
async function proposalFor(check: Check, definition: ExerciseDefinition): Promise<string | undefined> {
  const { fixedSeed = hash(`${check.function} ${check.id}`) | 0 } = check;
  const now = await rejectedBy(check, definition, fixedSeed);
  const tried = [{ seed: fixedSeed, rejected: now }];
  for (let seed = 0; seed < seeds; seed++)
    tried.push({ seed, rejected: await rejectedBy(check, definition, seed) });
  const ever = [...new Set(tried.flatMap(({ rejected }) => rejected))];
  const best = tried.reduce((one, other) => (other.rejected.length > one.rejected.length ? other : one));
  if (now.length === ever.length) return undefined;
  const missed = ever.filter((id) => !best.rejected.includes(id));
  const left = missed.length === 0 ? '' : `; left to chance: ${missed.join(', ')}`;
  const proposal = best.seed === fixedSeed ? 'no better seed' : `fixedSeed: ${best.seed}`;
  return `${definition.id} ${check.id}: ${proposal} (${best.rejected.length} of ${ever.length} mistakes, now ${now.length}${left})`;
}

for (const { definition } of exercises) {
  if (command.args.length > 0 && !command.args.includes(definition.id)) continue;
  const started = performance.now();
  for (const check of definition.checks) {
    if (check.seconds !== undefined || (check.kind !== 'property' && check.kind !== 'oracle')) continue;
    const proposal = await proposalFor(check, definition);
    if (proposal === undefined) continue;
    console.log(proposal);
    if (!proposal.includes('no better seed')) process.exitCode = 1;
  }
  console.error(`${definition.id}: ${((performance.now() - started) / 1_000).toFixed(0)} s`);
}
