/**
 * The commands that instructors have beside those of students; none of this is part of what students get. Each command is a file
 * of its own, which is loaded when it is asked for.
 */
import type { Command } from 'commander';
import type { CollectCommand } from './collect';
import type { GradeClassCommand } from './grade-class';
import { courseName } from '../course';
import type { ExportCommand } from './export';
import { formatOption, visibilityOption } from './export-options';
import { jobsOption, privateSeedOption, shardOption, thresholdOption } from './class-options';
import { isolateOption, sandboxOption } from './options';
import type { ReleaseCommand } from './release';
import type { ReportOptions } from './report';
import type { RepositoriesCommand } from './repositories';
import { newProgram, runProgram } from './run-program';
import type { SimilarityCommand } from './similarity';

const program = newProgram();

program
  .command('repositories')
  .description('Lists the students’ repositories on GitHub, with their newest commits.')
  .argument('<owner>', 'the organization or user whose they are')
  .requiredOption(
    '--prefix <name>',
    'what stands before the username in their names: attention in attention-ada',
  )
  .requiredOption('--out <csv>', 'the list to write')
  .action(async (owner: string, options: Omit<RepositoriesCommand, 'owner'>) => {
    const { repositories } = await import('./repositories');
    await repositories({ ...options, owner });
  });

program
  .command('collect')
  .description('Brings the listed repositories into a folder of submissions, each at its commit.')
  .argument('<csv>', 'the list, as npm run repositories writes it')
  .requiredOption('--out <dir>', 'the folder of submissions; those in it are brought up to date')
  .addOption(shardOption())
  .action(async (list: string, options: Omit<CollectCommand, 'list'>) => {
    const { collect } = await import('./collect');
    process.exitCode = await collect({ ...options, list });
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
  .addOption(privateSeedOption())
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
      const isGiven = (option: string): boolean =>
        ['cli', 'env'].includes(command.getOptionValueSource(option) ?? '');
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
    process.exitCode = await merge(parts, out);
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
  .option('--student-copies <dir>', 'write what each student may have too: page and results without the seed')
  .option(
    '--show-cases',
    'show students the inputs on which they are wrong, drawn from a seed not to be used again',
  )
  .action(async (out: string, options: ReportOptions) => {
    const { report } = await import('./report');
    report(out, options);
  });

program
  .command('similarity')
  .description('Compares the submissions of a class with each other by Dolos, without what all were given.')
  .argument('<folder>', 'the folder that holds the submissions, a folder each')
  .argument('[exercise-or-module...]', 'what to compare of them; everything without')
  .option('--out <dir>', 'the folder that the class was graded into, or another; out/ without')
  .addOption(thresholdOption())
  .action(async (folder: string, names: string[], options: Pick<SimilarityCommand, 'out' | 'threshold'>) => {
    const { similarity } = await import('./similarity');
    await similarity({ ...options, folder, names });
  });

program
  .command('export')
  .description('Writes results for another platform.')
  .argument('<results>', 'a results.json, or the folder of a graded class')
  .addOption(formatOption())
  .requiredOption('--out <file>', 'the file to write')
  .option('--assignment <name>', 'what the assignment is called there', courseName)
  .option('--prefix <name>', 'what stands before the username in the names of a class’s folders')
  .option('--students <csv>', 'a roster with GitHub usernames and the identifiers of the other platform')
  .option('--gradebook <csv>', 'the gradebook as Canvas exports it; for canvas')
  .addOption(visibilityOption())
  .option(
    '--show-cases',
    'show the inputs on which an answer is wrong, drawn from a seed not to be used again',
  )
  .action(async (results: string, options: Omit<ExportCommand, 'results'>) => {
    const { exportResults } = await import('./export');
    process.exitCode = await exportResults({ ...options, results }, process.env);
  });

// What .github/actions/grade calls.
program.command('action', { hidden: true }).action(async () => {
  const { action } = await import('./action');
  process.exitCode = await action(process.env);
});

await runProgram(program, {
  collect: 'Nothing was collected',
  export: 'Nothing was written',
  merge: 'Nothing was joined',
  release: 'Nothing was released',
  report: 'Nothing was reported',
  repositories: 'Nothing was listed',
  similarity: 'Nothing was compared',
});
