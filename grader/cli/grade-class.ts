import { availableParallelism } from 'node:os';
import { ClassFolder, type Grading } from '../class/class-folder';
import { gradeClass, type ClassGrading } from '../class/grade-class';
import { parseShard, type Shard } from '../class/shard';
import { readSubmitted, SUBMITTED } from '../class/submitted';
import { unpackedArchives } from '../class/submissions';
import { ensureModelAnswers, hasModelAnswers } from '../submission/bundle-submission';
import { readGradedClass } from '../report/graded-class';
import type { ClassRecord } from '../results/class-record';
import { BY_LATE_POLICY } from '../results/late-policy';
import { comparable } from '../results/table-text';
import { Refusal } from '../platform/refusal';
import { printable, printableLine } from '../platform/printable';
import { launcherFor } from '../sandbox/start-process';
import { classProgress } from './class-progress';
import { chosenExercises } from './choose-exercises';
import type { ChosenNames, GradingOptions } from './options';
import { refuseReplacing } from './refuse-replacing';
import { report, type ReportOptions } from './report';
import type { Seed } from '../oracle/random';
import { drawSeed } from './private-seed';
import { UsageError } from './usage-error';
import { classFiles } from '../results/layout';

export interface GradeClassCommand extends Omit<GradingOptions, 'seed'>, ChosenNames {
  readonly seed?: Seed;
  /** The folder of submissions. */
  readonly folder: string | undefined;
  readonly out: string;
  readonly resume?: boolean;
  /** Whether results in the folder may be replaced by others that cannot be compared with them. */
  readonly regrade?: boolean;
  readonly shard?: Shard;
  readonly jobs?: number;
  /** Whether an option was given explicitly, and so overrides that of the grading to resume. */
  readonly isGiven: (option: string) => boolean;
}

/**
 * Grades a class.
 *
 * @returns the exit code: 0 if every submission has a verdict, 1 if the grader failed on some
 * @throws UsageError, NoClass, BadClassFolder if the grading cannot start
 */
export async function gradeClassCommand(command: GradeClassCommand): Promise<number> {
  const out = new ClassFolder(command.out);
  const before = out.readGrading();
  const seed = command.seed ?? before?.seed;
  const choices = {
    ...choicesOf(command, command.resume === true ? before : undefined),
    seed: seed ?? drawnSeed(command),
  };
  if (before !== undefined && command.regrade !== true && out.readRecords().length > 0)
    refuseReplacing(command.out, before, { ...choices, exercises: [...choices.exercises] });
  launcherFor(choices.sandbox); // Fail here rather than once per worker.
  if (choices.isolate) ensureModelAnswers();
  const jobs = command.jobs ?? availableParallelism();
  const progress = classProgress();
  const records = await gradeClass({ ...choices, jobs }, out, {
    ...progress,
    begin: (total, kept) => {
      if (seed === undefined) console.error(seedIsKept(out));
      for (const archive of unpackedArchives(choices.folder))
        console.error(`${printableLine(archive)} is passed over, because there is a folder of that name.`);
      progress.begin(total, kept);
    },
  });
  if (choices.shard === undefined) warnOfSubmitted(choices.folder, records);
  const exitCode = conclude(records, command.out);
  if (!choices.isolate && hasModelAnswers()) console.error(isolateAdvice(records));
  return exitCode;
}

/** Recommends --isolate, and says how much it would change. */
function isolateAdvice(records: readonly ClassRecord[]): string {
  const inherited = records.flatMap(({ exercises }) => exercises.filter((each) => each.inherited === true));
  const times = inherited.length === 1 ? 'once' : `${String(inherited.length)} times`;
  const here = inherited.length === 0 ? '' : `, here ${times}`;
  return `Without --isolate, a mistake also costs points in the exercises that import it${here}; to count it once, add --isolate --regrade.`;
}

const seedIsKept = (out: ClassFolder): string =>
  `This grading uses a new private seed, stored in ${out.place(classFiles.grading)}.`;

/** @throws UsageError for a part of a class, because each part would draw a different seed */
function drawnSeed({ shard }: GradeClassCommand): Seed {
  if (shard === undefined) return drawSeed();
  throw new UsageError(
    'all parts of a class need the same seed: with --shard, set it with --seed <seed> or the environment variable GRADE_SEED',
  );
}

/** Prints the outcome, writes the pages, and returns the exit code. */
export function conclude(records: readonly ClassRecord[], out: string, options: ReportOptions = {}): number {
  console.log(closingLines(records));
  try {
    report(out, options);
    if (options.late === undefined) warnOfLateRows(out);
  } catch (failure) {
    if (!(failure instanceof Refusal)) throw failure;
    // The results and the table are saved; only a hand-written file next to them is invalid.
    console.error(
      `The pages were not written: ${failure.message}. Fix that, then run: npm run report -- ${out}`,
    );
    return 1;
  }
  return records.some(({ outcome }) => outcome === 'failed') ? 1 : 0;
}

/** Says which rows of submitted.csv change nothing, because their students are not in the class. */
function warnOfSubmitted(folder: string, records: readonly ClassRecord[]): void {
  const graded = new Set(records.map(({ submission }) => comparable(submission)));
  const names = [...readSubmitted(folder).keys()].filter((name) => !graded.has(name));
  if (names.length === 0) return;
  console.error(
    `${SUBMITTED} has rows of ${printableLine(names.join(', '))}, who have no submission in ${folder}; the rows change nothing.`,
  );
}

/** Deadlines may have changed since a policy was applied. */
function warnOfLateRows(out: string): void {
  if (!readGradedClass(out).overrides.some(({ by }) => by === BY_LATE_POLICY)) return;
  console.error(
    `${classFiles.overrides} keeps what an earlier late policy deducted; to compute it again, run: npm run report -- ${out} --late <policy>`,
  );
}

/** Options missing on the command line come from the grading to resume. */
function choicesOf(
  command: GradeClassCommand,
  before: Grading | undefined,
): Omit<ClassGrading, 'jobs' | 'seed'> {
  const folder = command.folder ?? before?.submissions;
  if (folder === undefined) {
    throw new UsageError(
      command.resume === true
        ? `${command.out} has no grading to resume; name the folder of submissions to start one`
        : 'name the folder of submissions: npm run grade:class -- <folder> --out <folder>',
    );
  }
  const givenOrBefore = (option: 'isolate' | 'sandbox'): Pick<Grading, 'isolate' | 'sandbox'> =>
    before === undefined || command.isGiven(option) ? command : before;
  return {
    folder,
    ...chosenBy(command, before),
    isolate: givenOrBefore('isolate').isolate,
    sandbox: givenOrBefore('sandbox').sandbox,
    shard: command.shard ?? (before?.shard == null ? undefined : parseShard(before.shard)),
  };
}

function chosenBy(
  { names, assignment }: GradeClassCommand,
  before: Grading | undefined,
): Pick<ClassGrading, 'exercises' | 'assignment'> {
  if (before !== undefined && names.length === 0 && assignment === undefined)
    return { exercises: before.exercises, assignment: before.assignment };
  const chosen = chosenExercises(names, { assignment });
  return { exercises: chosen.map(({ definition }) => definition.id), assignment: assignment ?? null };
}

function closingLines(records: readonly ClassRecord[]): string {
  const count = (wanted: ClassRecord['outcome']): number =>
    records.filter(({ outcome }) => outcome === wanted).length;
  const notGraded = records.filter(({ outcome }) => outcome !== 'graded');
  const lines = notGraded.map(({ submission, outcome, reason }) =>
    outcome === 'unreadable'
      ? `${printable(submission)} cannot be read: ${reason ?? ''}`
      : `${printable(submission)}: the grader failed (try again with --resume): ${reason ?? ''}`,
  );
  const parts = [
    `${String(count('graded'))} of ${String(records.length)} graded`,
    ...(count('unreadable') > 0 ? [`${String(count('unreadable'))} cannot be read`] : []),
    ...(count('failed') > 0 ? [`${String(count('failed'))} failed`] : []),
  ];
  return [...lines, `${parts.join(', ')}.`].join('\n');
}
