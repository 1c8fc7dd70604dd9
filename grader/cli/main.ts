/**
 * The commands that students have. Those of instructors are in instructor.ts, which is no part of what students get. Each
 * command is a file of its own, which is loaded when it is asked for.
 */
import type { Classroom50Command } from './classroom50';
import type { GradeCommand } from './grade';
import { isolateOption, reportOption, sandboxOption, seedOption, submissionOption } from './options';
import { openSession } from '../sandbox/open-session';
import { warmUpBundler } from '../submission/bundler';
import { warmUpParser } from '../submission/parser-thread';
import { newProgram, runProgram } from './run-program';
import type { WatchCommand } from './watch';

const program = newProgram();

program
  .command('grade')
  .description('Grades a submission of the course.')
  .argument(
    '[exercise-or-module...]',
    'what to grade, for instance multi-head-attention or 1-attention; everything without',
  )
  .addOption(submissionOption())
  .option('--out <dir>', 'write results.json into this folder')
  .addOption(reportOption())
  .addOption(seedOption())
  .addOption(isolateOption())
  .addOption(sandboxOption())
  .option('--all', 'show the feedback on every exercise, not only on the first that is not yet right', false)
  .option('--hide-seed', 'show and write a copy for students: no seed, and no inputs drawn from it', false)
  .action(async (names: string[], options: Omit<GradeCommand, 'names' | 'opened'>) => {
    warmUpParser();
    const opened = openSession(options.sandbox);
    warmUpBundler();
    try {
      const { grade } = await import('./grade');
      process.exitCode = await grade({ ...options, names, opened });
    } finally {
      await opened.close();
    }
  });

program
  .command('watch')
  .description('Grades what changed, and what depends on it, whenever a file is saved.')
  .argument('[exercise-or-module...]', 'what to watch; everything without')
  .addOption(submissionOption())
  .addOption(seedOption())
  .addOption(isolateOption())
  .addOption(sandboxOption())
  .action(async (names: string[], options: Omit<WatchCommand, 'names'>) => {
    const { watch } = await import('./watch');
    await watch({ ...options, names });
  });

// What classroom50/autograder.py calls: Classroom 50 publishes the grader that it runs, so that it is the students' one.
program
  .command('classroom50', { hidden: true })
  .argument('[exercise-or-module...]')
  .requiredOption('--submission <dir>')
  .requiredOption('--out <dir>')
  .addOption(seedOption())
  .addOption(isolateOption())
  .addOption(sandboxOption())
  .action(async (names: string[], options: Omit<Classroom50Command, 'names'>) => {
    const { classroom50 } = await import('./classroom50');
    process.exitCode = await classroom50({ ...options, names }, process.env);
  });

await runProgram(program);
