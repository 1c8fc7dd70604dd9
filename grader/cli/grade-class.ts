import { availableParallelism } from 'node:os';
import { ClassFolder, type Grading } from '../class/class-folder';
import { gradeClass, type ClassGrading } from '../class/grade-class';
import { parseShard, type Shard } from '../class/shard';
import { ensureModelAnswers } from '../submission/bundle-submission';
import type { ClassRecord } from '../results/class-record';
import { Refusal } from '../platform/refusal';
import { printable } from '../platform/printable';
import { launcherFor } from '../sandbox/start-process';
import { classProgress } from './class-progress';
import { chosenExercises } from './choose-exercises';
import type { GradingOptions } from './options';
import { report } from './report';
import { drawSeed } from './private-seed';
import { UsageError } from './usage-error';
import { classFiles } from '../results/layout';

export interface GradeClassCommand extends Omit<GradingOptions, 'seed'> {
  readonly seed?: number;
  /** The folder of submissions. */
  readonly folder: string | undefined;
  readonly names: readonly string[];
  readonly out: string;
  readonly resume?: boolean;
  readonly shard?: Shard;
  readonly jobs?: number;
  /** Whether an option stands on the command line or in the environment, so that it comes before that of the grading to go on with. */
  readonly isGiven: (option: string) => boolean;
}

/**
 * Grades a class, and resolves with the exit code: 0 every submission has a verdict, 1 the grader failed on some.
 *
 * @throws UsageError, NoClass, BadClassFolder when nothing can be graded as it was asked for
 */
export async function gradeClassCommand(command: GradeClassCommand): Promise<number> {
  const out = new ClassFolder(command.out);
  const before = out.readGrading();
  const seed = command.seed ?? before?.seed;
  const choices = {
    ...choicesOf(command, command.resume === true ? before : undefined),
    seed: seed ?? drawnSeed(command),
  };
  launcherFor(choices.sandbox); // Refuses before there is a process for each core to refuse.
  if (choices.isolate) ensureModelAnswers();
  const jobs = command.jobs ?? availableParallelism();
  const progress = classProgress();
  const records = await gradeClass({ ...choices, jobs }, out, {
    ...progress,
    begin: (total, kept) => {
      if (seed === undefined) console.error(seedIsKept(out));
      progress.begin(total, kept);
    },
  });
  return conclude(records, command.out);
}

const seedIsKept = (out: ClassFolder): string =>
  `The inputs are drawn from a seed of this grading’s own, which is kept in ${out.place(classFiles.grading)}.`;

/** @throws UsageError for a part of a class: each would draw another */
function drawnSeed({ shard }: GradeClassCommand): number {
  if (shard === undefined) return drawSeed();
  throw new UsageError(
    'the parts of a class share one seed: give --shard one of your own, with --seed <n> or as GRADE_SEED in the environment',
  );
}

/** Says what came out, makes the pages, and returns the exit code. */
export function conclude(records: readonly ClassRecord[], out: string): number {
  console.log(closingLines(records));
  try {
    report(out, {});
  } catch (failure) {
    if (!(failure instanceof Refusal)) throw failure;
    // What was graded stands, and so does the table; what a person wrote beside it has a slip.
    console.error(`The pages are not made: ${failure.message}. Fix that, and run: npm run report -- ${out}`);
    return 1;
  }
  return records.some(({ outcome }) => outcome === 'failed') ? 1 : 0;
}

/** What to grade and how; what the command line leaves open is as in the grading to go on with. */
function choicesOf(
  command: GradeClassCommand,
  before: Grading | undefined,
): Omit<ClassGrading, 'jobs' | 'seed'> {
  const folder = command.folder ?? before?.submissions;
  if (folder === undefined) {
    throw new UsageError(
      command.resume === true
        ? `${command.out} has no grading to go on with; name the folder of submissions to begin one`
        : 'name the folder of submissions: npm run grade:class -- <folder> --out <folder>',
    );
  }
  const whereItIsSaid = (option: 'isolate' | 'sandbox'): Pick<Grading, 'isolate' | 'sandbox'> =>
    before === undefined || command.isGiven(option) ? command : before;
  return {
    folder,
    exercises:
      before === undefined || command.names.length > 0
        ? chosenExercises(command.names).map(({ definition }) => definition.id)
        : before.exercises,
    isolate: whereItIsSaid('isolate').isolate,
    sandbox: whereItIsSaid('sandbox').sandbox,
    shard: command.shard ?? (before?.shard == null ? undefined : parseShard(before.shard)),
  };
}

function closingLines(records: readonly ClassRecord[]): string {
  const count = (wanted: ClassRecord['outcome']): number =>
    records.filter(({ outcome }) => outcome === wanted).length;
  const notGraded = records.filter(({ outcome }) => outcome !== 'graded');
  const lines = notGraded.map(({ submission, outcome, reason }) =>
    outcome === 'unreadable'
      ? `${printable(submission)} cannot be read: ${reason ?? ''}`
      : `${printable(submission)}: the grader failed, and tries again with --resume: ${reason ?? ''}`,
  );
  const parts = [
    `${String(count('graded'))} of ${String(records.length)} graded`,
    ...(count('unreadable') > 0 ? [`${String(count('unreadable'))} cannot be read`] : []),
    ...(count('failed') > 0 ? [`${String(count('failed'))} failed`] : []),
  ];
  return [...lines, `${parts.join(', ')}.`].join('\n');
}
