/**
 * Plays every mistake, every pair and random triples of each exercise as numbers, and counts what a
 * diagnosis makes of them: `npm run combinations`. Exits with 1 if one gets a name that does not
 * fit.
 */
import { Command, InvalidArgumentError } from 'commander';
import { exercises } from '../grader/course';
import { countCombinations, type CombinationCounts } from './count-combinations';

function parseCount(value: string): number {
  if (!/^\d+$/.test(value)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(value);
}

const program = new Command('npm run combinations')
  .description('Counts how many mistakes, pairs and triples are named.')
  .argument('[exercise...]', 'exercises; all if none is given')
  .option('--pairs <n>', 'pairs of each function; all if not given', parseCount)
  .option('--triples <n>', 'random triples of each function', parseCount, 2_000)
  .option('--unnamed', 'list those that are not named')
  .option('--seed <n>', 'seed', parseCount, 2017)
  .parse();
const options = program.opts<{ pairs?: number; triples: number; seed: number; unnamed?: true }>();

let misnamed = 0;
for (const { definition } of exercises) {
  if (program.args.length > 0 && !program.args.includes(definition.id)) continue;
  for (const graded of definition.functions) {
    const started = performance.now();
    const counts = countCombinations(graded, options);
    const show = (
      size: string,
      { total, named, either, none, wrong, slowestMs }: CombinationCounts,
    ): string =>
      `${size}: ${String(named)} named, ${String(either)} either/or, ${String(none.length)} not, ${String(wrong.length)} wrongly, of ${String(total)} (slowest ${slowestMs.toFixed(0)} ms)`;
    console.log(
      [
        `${graded.name} (${String(graded.alternatives.length)} mistakes, ${((performance.now() - started) / 1_000).toFixed(0)} s)`,
        ...Object.entries(counts).map(([size, each]) => `  ${show(size, each)}`),
        ...(options.unnamed
          ? Object.values(counts).flatMap(({ none }) => none.map((each) => `    unnamed: ${each}`))
          : []),
        ...Object.values(counts).flatMap(({ wrong }) => wrong.slice(0, 10).map((each) => `    ${each}`)),
      ].join('\n'),
    );
    misnamed += Object.values(counts).reduce((sum, { wrong }) => sum + wrong.length, 0);
  }
}
process.exitCode = misnamed === 0 ? 0 : 1;
