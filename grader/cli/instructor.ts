/**
 * The commands that instructors have beside those of students; none of this is part of what students get. Each command is a file
 * of its own, which is loaded when it is asked for.
 */
import type { Command } from 'commander';
import type { GradeClassCommand } from './grade-class';
import { jobsOption, shardOption } from './class-options';
import { isolateOption, sandboxOption, seedOption } from './options';
import type { ReleaseCommand } from './release';
import { newProgram, runProgram } from './run-program';

const program = newProgram();

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

program
  .command('release')
  .description('Writes the repository that students get, proves that no answer is in it, and grades it.')
  .requiredOption('--out <dir>', 'the folder to write; there must be nothing in it yet')
  .option('--modules <list>', 'the modules to release, by number or name, for instance 1,2; all without')
  .action(async (options: ReleaseCommand) => {
    const { release } = await import('./release');
    await release(options);
  });

program
  .command('report')
  .description('Makes the pages of a graded class again, with what stands in overrides.csv.')
  .argument('<dir>', 'the folder that the class was graded into')
  .action(async (out: string) => {
    const { report } = await import('./report');
    report(out);
  });

await runProgram(program, {
  merge: 'Nothing was joined',
  release: 'Nothing was released',
  report: 'Nothing was reported',
});
