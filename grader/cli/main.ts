/**
 * The commands that students have. Those of instructors are in instructor.ts, which students do not
 * get. Each command is a separate file that is loaded on demand.
 */
import { Argument, Option } from 'commander';
import type { Classroom50Command } from './classroom50';
import type { ConceptsCommand } from './concepts';
import type { CorpusCommand } from './corpus';
import type { GradeCommand } from './grade';
import type { HintCommand } from './hint';
import type { LabCommand } from './lab';
import {
  assignmentOption,
  countOption,
  DEFAULT_OUT,
  isolateOption,
  reportOption,
  sandboxOption,
  seedOption,
  submissionOption,
} from './options';
import { openSession } from '../sandbox/open-session';
import { warmUpBundler } from '../submission/bundler';
import { warmUpParser } from '../submission/parser-thread';
import { newProgram, runProgram } from './run-program';
import type { TryCommand } from './try';
import type { TrainCommand } from './train';
import type { WatchCommand } from './watch';

const program = newProgram();

program
  .command('grade')
  .description('Grades a submission of the course.')
  .argument(
    '[exercise-or-module...]',
    'what to grade: names or paths, for instance multi-head-attention, 1-attention or exercises/1-attention/causal-mask.ts; default: everything',
  )
  .addOption(assignmentOption())
  .addOption(submissionOption())
  .option('--out <dir>', 'write results.json into this folder')
  .addOption(reportOption())
  .addOption(seedOption())
  .addOption(isolateOption())
  .addOption(sandboxOption())
  .option('--all', 'show feedback on every exercise, not only the first that is not right yet', false)
  .option(
    '--hide-seed',
    'show and write a student’s copy, without the seed and the inputs drawn from it',
    false,
  )
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
  .description('Grades what changed, and what depends on it, each time a file is saved.')
  .argument('[exercise-or-module...]', 'what to watch: names or paths; default: everything')
  .addOption(assignmentOption())
  .addOption(submissionOption())
  .addOption(seedOption())
  .addOption(isolateOption())
  .addOption(sandboxOption())
  .option('--poll', 'look for changes twice a second: for drives that report none, as network drives', false)
  .action(async (names: string[], options: Omit<WatchCommand, 'names'>) => {
    const { watch } = await import('./watch');
    await watch({ ...options, names });
  });

program
  .command('try')
  .description('Calls your function on one input, or runs a file of your own.')
  .argument('<exercise-or-file>', 'an exercise, for instance causal-mask, or a file in exercises/')
  .addOption(submissionOption())
  .option(
    '--input <json>',
    'a JSON object with a value for each parameter, or a file with one; default: the last input that failed',
  )
  .option('--function <name>', 'which function, in an exercise with several')
  .addOption(sandboxOption())
  .action(
    async (
      name: string,
      { sandbox, ...options }: Omit<TryCommand, 'name' | 'opened'> & Pick<GradeCommand, 'sandbox'>,
    ) => {
      const opened = openSession(sandbox);
      warmUpBundler();
      try {
        const { tryOut } = await import('./try');
        await tryOut({ ...options, name, opened });
      } finally {
        await opened.close();
      }
    },
  );

program
  .command('hint')
  .description('Shows the next hint to an exercise, from the README of its module.')
  .argument('<exercise>', 'an exercise, for instance causal-mask')
  .addOption(submissionOption())
  .option('--again', 'begin with the first hint again', false)
  .action(async (name: string, options: Omit<HintCommand, 'name'>) => {
    const { hint } = await import('./hint');
    hint({ ...options, name });
  });

program
  .command('lab')
  .description('Shows your own functions at work in the browser, while you edit them.')
  .addOption(submissionOption())
  .option('--results <file>', 'the results.json with the failed checks; default: those of the last grading')
  .addOption(new Option('--out <dir>', 'the folder with trained models').default(DEFAULT_OUT))
  .addOption(countOption('--port', 'the port of the page; default: a free one', 0, 65_535).default(0))
  .option('--open', 'open the browser', false)
  .option('--build <dir>', 'write the page into a folder instead, as a site without a server')
  .option('--poll', 'look for changes twice a second: for drives that report none, as network drives', false)
  .action(async (options: LabCommand) => {
    warmUpBundler();
    const { lab } = await import('./lab');
    await lab(options);
  });

program
  .command('concepts')
  .description('Checks your answers to the questions about ideas, in concepts.ts of each module.')
  .argument('[module]', 'a module, for instance 1-attention; default: all')
  .addOption(submissionOption())
  .action(async (module: string | undefined, options: Omit<ConceptsCommand, 'module'>) => {
    warmUpParser();
    const { concepts } = await import('./concepts');
    process.exitCode = await concepts({ ...options, module });
  });

program
  .command('corpus')
  .description('Shows the text that language models are trained on, and the least losses on it.')
  .addOption(
    countOption('--sentences', 'how many sentences to show, and answers to each task', 1, 1_000).default(5),
  )
  .addOption(countOption('--length', 'the tokens in a window of the table', 2, 256).default(24))
  .addOption(seedOption())
  .action(async (options: CorpusCommand) => {
    const { showCorpus } = await import('./corpus');
    showCorpus(options);
  });

program
  .command('train')
  .description('Trains a model with your own functions, and shows how it goes.')
  .addArgument(
    new Argument(
      '<what>',
      'gpt: a new model; sft: fine-tunes it; dpo: then aligns it; scaling: models of five sizes; diffusion: a surrogate of a simulation',
    ).choices(['gpt', 'sft', 'dpo', 'scaling', 'diffusion']),
  )
  .addOption(submissionOption())
  .addOption(new Option('--out <dir>', 'the folder for checkpoints and pages').default(DEFAULT_OUT))
  .addOption(countOption('--steps', 'how many steps to make; default: as many as it needs', 2, 100_000))
  .addOption(countOption('--texts', 'how many texts to write before and after', 1, 10_000).default(480))
  .option('--resume', 'continue an interrupted training', false)
  .addOption(seedOption())
  .addOption(sandboxOption())
  .action(
    async (
      what: TrainCommand['what'],
      { sandbox, ...options }: Omit<TrainCommand, 'what' | 'opened'> & Pick<GradeCommand, 'sandbox'>,
    ) => {
      warmUpParser();
      const opened = openSession(sandbox);
      warmUpBundler();
      try {
        const { train } = await import('./train');
        await train({ ...options, what, opened });
      } finally {
        await opened.close();
      }
    },
  );

// Called by classroom50/autograder.py. Classroom 50 publishes the grader it runs, so it runs the
// students' grader.
program
  .command('classroom50', { hidden: true })
  .argument('[exercise-or-module...]')
  .addOption(assignmentOption())
  .requiredOption('--submission <dir>')
  .requiredOption('--out <dir>')
  .addOption(seedOption())
  .addOption(isolateOption())
  .addOption(sandboxOption())
  .action(async (names: string[], options: Omit<Classroom50Command, 'names'>) => {
    const { classroom50 } = await import('./classroom50');
    process.exitCode = await classroom50({ ...options, names }, process.env);
  });

await runProgram(program, {
  concepts: 'Nothing was checked',
  corpus: 'Nothing was shown',
  hint: 'There is no hint',
  lab: 'Nothing is shown',
  train: 'Nothing was trained',
  try: 'Nothing was run',
});
