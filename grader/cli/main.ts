import { Command, CommanderError } from 'commander';
import type { GradeCommand } from './grade';
import type { GradeClassCommand } from './grade-class';
import { isolateOption, jobsOption, sandboxOption, seedOption, shardOption } from './options';
import { Refusal } from '../refusal';

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

program
  .command('grade:class')
  .description(
    'Grades a folder of submissions with all cores; those graded before that have not changed are kept.',
  )
  .argument('[folder]', 'the folder that holds the submissions, a folder each')
  .argument('[exercise-or-module...]', 'what to grade of them; everything without')
  .requiredOption('--out <dir>', 'where the results go: class.csv, class.jsonl, and a results.json for each')
  .option('--resume', 'go on with the grading in --out: its submissions and options, where none are given')
  .addOption(seedOption())
  .addOption(isolateOption())
  .addOption(sandboxOption())
  .addOption(shardOption())
  .addOption(jobsOption())
  .action(
    async (
      folder: string | undefined,
      names: string[],
      options: Omit<GradeClassCommand, 'folder' | 'names' | 'isGiven'>,
      command: Command,
    ) => {
      const isGiven = (option: string): boolean => command.getOptionValueSource(option) === 'cli';
      const { gradeClassCommand } = await import('./grade-class');
      process.exitCode = await gradeClassCommand({ ...options, folder, names, isGiven });
    },
  );

program
  .command('merge')
  .description('Joins the parts of a class that were graded with --shard.')
  .argument('<part...>', 'the folders of the parts’ results')
  .requiredOption('--out <dir>', 'where the results of the whole class go; it must be empty')
  .action(async (parts: string[], { out }: { out: string }) => {
    const { merge } = await import('./merge');
    process.exitCode = merge(parts, out);
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
  } else if (failure instanceof Refusal) {
    refuse(`Nothing was graded: ${failure.message}.`);
  } else {
    refuse(
      `The grader failed, which is not your fault: ${failure instanceof Error ? failure.message : String(failure)}`,
    );
    if (process.env['DEBUG'] !== undefined) console.error(failure);
  }
}
