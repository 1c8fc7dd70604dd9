/**
 * Looks for answers whose points depend on the seed: judges every known answer, right or wrong,
 * with many seeds. `npm run steadiness -- [--seeds 50] [exercise …]`. Exits with 1 if it finds one.
 */
import { Command } from 'commander';
import { exercises } from '../grader/course';
import { firstSeeds } from './seeds';
import { answersTo, moreAnswersTo, unsteadyVerdicts } from './steadiness';
import { parseCount } from './parse-count';

const command = new Command('npm run steadiness')
  .description('Looks for answers, right or wrong, whose points depend on the seed.')
  .argument('[exercise...]', 'the exercises; all of them by default')
  .option('--seeds <n>', 'number of seeds for each answer', parseCount, 50)
  .option('--more', 'judge the answers of the field and mutants of right answers instead')
  .parse();
const { seeds, more = false } = command.opts<{ seeds: number; more?: true }>();
const chosen = exercises.filter(
  ({ definition: { id } }) => command.args.length === 0 || command.args.includes(id),
);

let found = 0;
let judged = 0;
for (const exercise of chosen) {
  const started = performance.now();
  const answers = more ? moreAnswersTo(exercise) : await answersTo(exercise);
  const unsteady = await unsteadyVerdicts(exercise, answers, firstSeeds(seeds));
  for (const { answer, check, passedWith, failedWith } of unsteady) {
    const [few, word] =
      passedWith.length < failedWith.length ? [passedWith, 'passes'] : [failedWith, 'fails'];
    console.log(
      `${exercise.definition.id}: ${answer} ${word} ${check} with ${few.length} of ${seeds} seeds: ${few.slice(0, 8).join(', ')}`,
    );
  }
  found += unsteady.length;
  judged += answers.length;
  const seconds = ((performance.now() - started) / 1_000).toFixed(0);
  console.error(`${exercise.definition.id}: ${answers.length} answers, ${seconds} s`);
}
console.log(`${judged} answers, ${seeds} seeds: ${found} verdicts depend on the seed.`);
if (found > 0) process.exitCode = 1;
