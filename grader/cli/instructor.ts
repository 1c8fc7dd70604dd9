/**
 * The commands that only instructors have; students do not get this file. Each command is a
 * separate file that is loaded on demand.
 */
import type { Command } from 'commander';
import type { AssignCommand } from './assign';
import type { CollectCommand } from './collect';
import type { GradeClassCommand } from './grade-class';
import { courseName } from '../course';
import type { ExportCommand } from './export';
import type { ExportAutograderCommand } from './export-autograder';
import { COURSE_FORMAT, formatOption, visibilityOption } from './export-options';
import {
  autograderSeedOption,
  graceOption,
  jobsOption,
  lateOption,
  privateSeedOption,
  referenceOption,
  shardOption,
  thresholdOption,
  withDeadlines,
} from './class-options';
import { assignmentOption, isolateOption, sandboxOption } from './options';
import type { MergeCommand } from './merge';
import type { ReleaseCommand } from './release';
import type { ReportOptions } from './report';
import type { RepositoriesCommand } from './repositories';
import { whileLocked } from '../platform/folder-lock';
import { newProgram, runProgram } from './run-program';
import type { SimilarityCommand } from './similarity';

const program = newProgram();

program
  .command('assign')
  .description('Gives each student a private repository made from a template, and invites them to it.')
  .argument('<csv>', 'the students: a table with a column github_username or username')
  .requiredOption('--owner <name>', 'the organization or user that will own the repositories')
  .requiredOption('--template <owner/name>', 'the template repository, as npm run release writes it')
  .requiredOption('--prefix <name>', 'the part of their names before the username')
  .option('--really', 'do it; without this option, only say what is to do', false)
  .action(async (students: string, options: Omit<AssignCommand, 'students'>) => {
    const { assign } = await import('./assign');
    process.exitCode = await assign({ ...options, students });
  });

withDeadlines(
  program
    .command('repositories')
    .description('Lists the students’ repositories on GitHub, with their newest commits or the last in time.')
    .argument('<owner>', 'the organization or user that owns them')
    .requiredOption(
      '--prefix <name>',
      'the part of their names before the username: attention in attention-ada',
    )
    .requiredOption('--out <csv>', 'the list to write'),
).action(async (owner: string, options: Omit<RepositoriesCommand, 'owner'>) => {
  const { repositories } = await import('./repositories');
  await repositories({ ...options, owner });
});

withDeadlines(
  program
    .command('collect')
    .description('Fetches the listed repositories into a folder of submissions, each at its commit.')
    .argument('<csv>', 'the list, as npm run repositories writes it')
    .requiredOption('--out <dir>', 'the folder of submissions; existing ones are updated')
    .addOption(shardOption()),
).action(async (list: string, options: Omit<CollectCommand, 'list'>) => {
  const { collect } = await import('./collect');
  process.exitCode = await whileLocked(options.out, () => collect({ ...options, list }));
});

program
  .command('grade:class')
  .description(
    'Grades a folder of submissions on all cores, and skips those that have not changed since they were graded.',
  )
  .argument('[folder]', 'the folder of submissions, one subfolder for each')
  .argument('[exercise-or-module...]', 'what to grade; default: everything')
  .requiredOption('--out <dir>', 'where the results go: class.csv, class.jsonl, and a results.json for each')
  .option(
    '--resume',
    'continue the grading in --out, with its submissions and options unless others are given',
  )
  .option('--regrade', 'replace the results in --out by those of other exercises, another seed and so on')
  .addOption(assignmentOption())
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
      process.exitCode = await whileLocked(options.out, () =>
        gradeClassCommand({ ...options, folder, names, isGiven }),
      );
    },
  );

program
  .command('merge')
  .description('Merges the parts of a class that were graded with --shard.')
  .argument('<part...>', 'the folders with the results of the parts')
  .requiredOption('--out <dir>', 'where the results of the whole class go; it must be empty')
  .option('--history <dir>', 'the results of the last time, whose points over time are continued')
  .addOption(lateOption('writes rows into overrides.csv, as npm run report does'))
  .addOption(graceOption())
  .action(async (parts: string[], options: Omit<MergeCommand, 'parts'>) => {
    const { merge } = await import('./merge');
    process.exitCode = await whileLocked(options.out, () => merge({ ...options, parts }));
  });

program
  .command('release')
  .description(
    'Writes the repository that students get, checks that no model answer is in it, and grades it.',
  )
  .requiredOption('--out <dir>', 'the folder to write; it must be empty or new')
  .addOption(assignmentOption())
  .option('--modules <list>', 'the modules to release, by number or name, for instance 1,2; default: all')
  .action(async (options: ReleaseCommand) => {
    const { release } = await import('./release');
    await release(options);
  });

program
  .command('report')
  .description('Rewrites the pages of a graded class with the adjustments in overrides.csv.')
  .argument('<dir>', 'the folder that the class was graded into')
  .option('--student-copies <dir>', 'also write a copy for each student: page and results without the seed')
  .option('--show-cases', 'show students the failing inputs; do not use the seed again afterwards')
  .option('--add <csv...>', 'add rows to overrides.csv, as the pages of submissions write them')
  .addOption(lateOption('writes rows into overrides.csv, or removes them'))
  .addOption(graceOption())
  .action(async (out: string, options: ReportOptions) => {
    const { report } = await import('./report');
    await whileLocked(out, () => {
      report(out, options);
    });
  });

program
  .command('similarity')
  .description(
    'Compares the submissions of a class with each other, with the course’s own code and with earlier years, using Dolos.',
  )
  .argument('<folder>', 'the folder of submissions, one subfolder for each')
  .argument('[exercise-or-module...]', 'what to compare; default: everything')
  .addOption(assignmentOption())
  .option(
    '--out <dir>',
    'where to write similarity.csv, usually the folder of the class’s results; default: out/',
  )
  .addOption(referenceOption())
  .addOption(thresholdOption())
  .action(
    async (
      folder: string,
      names: string[],
      {
        reference,
        ...options
      }: Omit<SimilarityCommand, 'folder' | 'names' | 'references'> & {
        readonly reference: readonly string[];
      },
    ) => {
      const { similarity } = await import('./similarity');
      await similarity({ ...options, references: reference, folder, names });
    },
  );

program
  .command('export')
  .description('Exports results to another platform.')
  .argument('[results]', 'a results.json, or the folder of a graded class; nothing for gradescope-autograder')
  .addOption(formatOption())
  .requiredOption(
    '--out <file>',
    'the file to write; a folder, with a file for each submission, for a format of one submission and a class',
  )
  .addOption(assignmentOption())
  .option(
    '--name <text>',
    `the name of the assignment on the platform; default: ${courseName}, and the --assignment`,
  )
  .option('--prefix <name>', 'the part of the folder names before the username')
  .option('--students <csv>', 'a roster that maps GitHub usernames to identifiers of the platform')
  .option('--gradebook <csv>', 'the gradebook that Canvas exports; only for canvas')
  .addOption(visibilityOption())
  .option('--show-cases', 'show the failing inputs; do not use the seed again afterwards')
  .addOption(autograderSeedOption())
  .addOption(lateOption('only for gradescope-autograder'))
  .addOption(graceOption())
  .action(
    async (
      results: string | undefined,
      options: Omit<ExportCommand, 'results'> | (ExportAutograderCommand & { to: typeof COURSE_FORMAT }),
    ) => {
      if (options.to === COURSE_FORMAT) {
        const { exportAutograder } = await import('./export-autograder');
        await exportAutograder(options);
        return;
      }
      const { exportResults } = await import('./export');
      process.exitCode = await exportResults({ ...options, results: results ?? '' }, process.env);
    },
  );

// Called by .github/actions/grade.
program.command('action', { hidden: true }).action(async () => {
  const { action } = await import('./action');
  process.exitCode = await action(process.env);
});

await runProgram(program, {
  assign: 'Nothing was assigned',
  collect: 'Nothing was collected',
  export: 'Nothing was written',
  merge: 'Nothing was merged',
  release: 'Nothing was released',
  report: 'No report was written',
  repositories: 'Nothing was listed',
  similarity: 'Nothing was compared',
});
