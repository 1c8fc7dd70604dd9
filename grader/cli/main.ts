import { Command, CommanderError } from 'commander';
import { MissingModelAnswers } from '../judge/bundle-submission';
import { NoStrictSandbox } from '../sandbox/launchers';
import { UnreadableSubmission } from '../sandbox/submission';
import type { GradeCommand } from './grade';
import { isolateOption, sandboxOption, seedOption } from './options';
import { UsageError } from './usage-error';

const program = new Command('npm run');
program.exitOverride().configureOutput({ outputError: () => undefined });

/** Each command is a file of its own, which is loaded when it is asked for. */
program
  .command('grade')
  .description('Grades a submission of the course.')
  .argument(
    '[exercise-or-module...]',
    'what to grade, for instance multi-head-attention or 1-attention; everything without',
  )
  .option('--submission <dir>', 'the folder that holds exercises/, or the module folders themselves', '.')
  .option('--out <dir>', 'write results.json into this folder')
  .addOption(seedOption())
  .addOption(isolateOption())
  .addOption(sandboxOption())
  .option('--all', 'show the feedback on every exercise, not only on the first that is not yet right', false)
  .action(async (names: string[], options: Omit<GradeCommand, 'names'>) => {
    const { grade } = await import('./grade');
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
