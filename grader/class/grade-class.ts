import { exercisesNamed, pointsOf } from '../course';
import { Refusal } from '../platform/refusal';
import { printableLine } from '../platform/printable';
import { recordFields, type ClassRecord } from '../results/class-record';
import { comparable } from '../results/table-text';
import { REGRADE_FILE } from '../results/layout';
import { courseRoot } from '../submission/course-root';
import { wrapperOf } from '../submission/submission-folder';
import { BadClassFolder, resultsPathOf, type ClassFolder, type Grading } from './class-folder';
import { contentKey, gradingVersion, type GradingChoices } from './content-key';
import { formatShard, isInShard, type Shard } from './shard';
import { readSubmitted } from './submitted';
import { submissionsIn, withoutPlace, type ClassSubmission } from './submissions';
import { startWorkers, type Workers } from './workers';
import type { GradingAnswer } from './worker';

export interface ClassGrading extends GradingChoices {
  /** The folder of the submissions. */
  readonly folder: string;
  /** The assignment that was asked for, if any; its exercises are in `exercises`. */
  readonly assignment: string | null;
  /** The part of the class to grade; the whole class if undefined. */
  readonly shard?: Shard | undefined;
  /** How many submissions to grade at a time. */
  readonly jobs: number;
}

/** The grading stopped because results could no longer be written. */
export class StoppedGrading extends Refusal {
  override readonly name = 'StoppedGrading';

  constructor(finished: number, total: number, { message }: BadClassFolder) {
    super(`${message}. Fix that, then continue with --resume`, {
      undone: `The grading stopped after ${String(finished)} of ${String(total)} submissions (their results are kept)`,
    });
  }
}

/** Callbacks that report the progress of a grading. */
export interface ClassProgress {
  /** @param kept how many of `total` are unchanged since an earlier grading */
  readonly begin: (total: number, kept: number) => void;
  readonly finished: (record: ClassRecord) => void;
  readonly end: () => void;
}

/**
 * Grades the submissions of a class in several processes and returns all records in order.
 * Submissions whose results are already in the folder are not graded again, unless their contents
 * or the options have changed.
 *
 * @throws NoClass if there are no submissions
 * @throws UnusableRows if the table of times beside them is not valid
 * @throws BadClassFolder if the folder cannot be written, or has results of another part of the
 *   class
 * @throws StoppedGrading if it can no longer be written
 */
export async function gradeClass(
  { folder, assignment, shard, jobs, ...choices }: ClassGrading,
  out: ClassFolder,
  progress: ClassProgress,
): Promise<ClassRecord[]> {
  const submissions =
    shard === undefined
      ? submissionsIn(folder, out.directory)
      : submissionsIn(folder, out.directory, { orNone: true }).filter(({ name }) => isInShard(name, shard));
  const handedIn = readSubmitted(folder);
  const version = gradingVersion(choices);
  const grading: Grading = {
    ...{ schemaVersion: 1, submissions: folder, ...choices, exercises: [...choices.exercises] },
    assignment,
    shard: shard === undefined ? null : formatShard(shard),
    submissionCount: submissions.length,
    version,
  };
  refuseOtherPart(out, grading.shard);
  const keys = new Map(submissions.map((submission) => [submission.name, contentKey(submission, version)]));
  const kept = out
    .readRecords()
    .filter(({ submission, key, outcome }) => outcome !== 'failed' && keys.get(submission) === key);
  const records = new Map(kept.map((record) => [record.submission, record]));
  const waiting = submissions.filter(({ name }) => !records.has(name));
  out.begin(grading, [...records.values()]);
  progress.begin(submissions.length, records.size);

  let isOver = false;
  const gradeOne = async (workers: Workers, next: ClassSubmission): Promise<void> => {
    const outcome = await askFor(workers, next, choices);
    if (isOver) return; // The grading has failed; drop this outcome.
    const record = recordOf(next, keys.get(next.name) ?? '', choices, outcome);
    // An internal error is not saved, so the next grading tries again.
    if (!('fault' in outcome)) out.add(record, 'results' in outcome ? outcome : undefined);
    records.set(next.name, record);
    progress.finished(record);
  };
  const gradeNext = async (workers: Workers): Promise<void> => {
    while (waiting.length > 0) {
      // Smaller groups toward the end keep all workers busy.
      const few = Math.ceil(waiting.length / (2 * jobs));
      const group = waiting.splice(0, Math.min(few, PREPARED_AT_ONCE));
      const directories = group.map(({ directory }) => directory);
      if (group.length > 1) await workers.prepare({ ...choices, directories });
      for (const next of group) if (!isOver) await gradeOne(workers, next);
    }
  };
  const gradeUntilOver = async (workers: Workers): Promise<void> => {
    try {
      await gradeNext(workers);
    } catch (failure) {
      // If one worker cannot write its results, the others should not start more.
      isOver = true;
      waiting.length = 0;
      throw failure;
    }
  };
  try {
    if (waiting.length > 0) await withWorkers(Math.min(jobs, waiting.length), gradeUntilOver);
  } catch (failure) {
    const finished = [...records.values()].filter(({ outcome }) => outcome !== 'failed').length;
    throw failure instanceof BadClassFolder && finished > 0
      ? new StoppedGrading(finished, submissions.length, failure)
      : failure;
  } finally {
    progress.end();
  }
  const all = submissions.flatMap((submission) => {
    const record = records.get(submission.name);
    if (record === undefined) return [];
    // A kept record may be from before an extension, or before the files were moved.
    const reason = record.outcome === 'graded' ? foundIn(submission) : record.reason;
    return [{ ...record, reason, handedIn: handedIn.get(comparable(record.submission)) }];
  });
  out.finish(all);
  if (shard === undefined) out.remember(all, new Date());
  return all;
}

function refuseOtherPart(out: ClassFolder, shard: string | null): void {
  const before = out.readGrading();
  if (before === undefined || before.shard === shard) return;
  const what = before.shard === null ? 'a whole class' : `part ${before.shard} of a class`;
  throw new BadClassFolder(`${out.directory} has the results of ${what}; choose another folder with --out`);
}

/** A larger group saves little and delays its first result. */
const PREPARED_AT_ONCE = 16;

/** Runs one loop per worker; if one fails, all stop. */
async function withWorkers(count: number, loop: (workers: Workers) => Promise<void>): Promise<void> {
  const workers = await startWorkers(count);
  try {
    await Promise.all(Array.from({ length: count }, () => loop(workers)));
  } finally {
    await workers.stop();
  }
}

async function askFor(
  workers: Workers,
  { directory }: ClassSubmission,
  choices: GradingChoices,
): Promise<GradingAnswer> {
  try {
    return await workers.grade({ ...choices, directory });
  } catch (failure) {
    return { fault: failure instanceof Error ? failure.message : String(failure) };
  }
}

/** Where a submission is that lies deeper than usual. */
function foundIn({ directory }: ClassSubmission): string | null {
  const wrapper = wrapperOf(directory, courseRoot(directory));
  return wrapper === undefined ? null : printableLine(`graded in the folder ${wrapper}`, MAX_REASON);
}

const MAX_REASON = 300;

function recordOf(
  submission: ClassSubmission,
  key: string,
  { exercises: ids }: GradingChoices,
  outcome: GradingAnswer,
): ClassRecord {
  const { name } = submission;
  const base = { schemaVersion: 1, submission: name, key } as const;
  if ('results' in outcome) {
    const summary = recordFields(outcome.results);
    return {
      ...base,
      outcome: 'graded',
      reason: foundIn(submission),
      results: resultsPathOf(name),
      ...summary,
      ...(outcome.sources.some(({ path }) => path === REGRADE_FILE) && { asksRegrade: true as const }),
    };
  }
  const maxPoints = pointsOf(exercisesNamed(ids));
  const why = withoutPlace('fault' in outcome ? outcome.fault : outcome.unreadable, submission);
  return {
    ...base,
    outcome: 'fault' in outcome ? 'failed' : 'unreadable',
    reason: printableLine(why, MAX_REASON),
    results: null,
    points: 0,
    maxPoints,
    exercises: [],
  };
}
