import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { MissingModelAnswers } from '../judge/bundle-submission';
import { NoStrictSandbox } from '../sandbox/launchers';
import { UnreadableSubmission } from '../sandbox/submission';
import { grade, type GradeCommand } from './grade';
import { UsageError } from './usage-error';

/** Seeds are 32-bit: what the generators take. */
function parseSeed(value: string): number {
  const seed = Number(value);
  if (!/^\d+$/.test(value) || seed >= 2 ** 31) {
    throw new InvalidArgumentError('A seed is a whole number from 0 to 2147483647.');
  }
  return seed;
}

const program = new Command('npm run');
program
  .exitOverride()
  .configureOutput({ outputError: () => undefined })
  .command('grade')
  .description('Grades a submission of the course.')
  .argument(
    '[exercise-or-module...]',
    'what to grade, for instance multi-head-attention or 1-attention; everything without',
  )
  .option('--submission <dir>', 'the folder that holds exercises/, or the module folders themselves', '.')
  .option('--out <dir>', 'write results.json into this folder')
  .option('--seed <n>', 'draw the inputs from this seed', parseSeed, 2017)
  .option(
    '--isolate',
    'grade each exercise with the model answers of solutions/ in the place of the exercises it imports',
    false,
  )
  .addOption(
    new Option(
      '--sandbox <kind>',
      'what stands around student code: Node’s walls, or strict: Linux’s as well, and no grading without them',
    )
      .choices(['standard', 'strict'])
      .default('standard'),
  )
  .option('--all', 'show the feedback on every exercise, not only on the first that is not yet right', false)
  .action(async (names: string[], options: Omit<GradeCommand, 'names'>) => {
    process.exitCode = await grade({ ...options, names });
  });

// Ending by exit, not by the signal, lets the grading take its sandbox along. Windows knows SIGINT alone.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

/** One line on stderr, and exit code 2: nothing could be graded. */
function refuse(message: string): void {
  console.error(message);
  process.exitCode = 2;
}

try {
  await program.parseAsync();
} catch (failure) {
  if (failure instanceof CommanderError) {
    if (failure.exitCode !== 0)
      refuse(`${failure.message.replace(/^error: /, '')}; see npm run grade -- --help`);
  } else if (
    failure instanceof UsageError ||
    failure instanceof UnreadableSubmission ||
    failure instanceof NoStrictSandbox ||
    failure instanceof MissingModelAnswers
  ) {
    refuse(`Nothing was graded: ${failure.message}.`);
  } else {
    refuse(
      `The grader failed, which is not your fault: ${failure instanceof Error ? failure.message : String(failure)}`,
    );
    if (process.env['DEBUG'] !== undefined) console.error(failure);
  }
}
