import { exercises, maxPointsOf } from '../course';
import { Refusal } from '../platform/refusal';
import { printable } from '../platform/printable';
import { recordFields, type ClassRecord } from '../results/class-record';
import { BadClassFolder, resultsPathOf, type ClassFolder, type Grading } from './class-folder';
import { contentKey, gradingVersion, type GradingChoices } from './content-key';
import { formatShard, isInShard, type Shard } from './shard';
import { submissionsIn, withoutPlace, type ClassSubmission } from './submissions';
import { startWorkers, type Workers } from './workers';
import type { GradingAnswer } from './worker';

export interface ClassGrading extends GradingChoices {
  /** The folder of the submissions. */
  readonly folder: string;
  /** The part of the class to grade; all of it without. */
  readonly shard?: Shard | undefined;
  /** How many submissions at a time. */
  readonly jobs: number;
}

/** The results could not be written any further. */
export class StoppedGrading extends Refusal {
  override readonly name = 'StoppedGrading';

  constructor(finished: number, total: number, { message }: BadClassFolder) {
    super(`${message}. Fix that, and --resume goes on with the others`, {
      undone: `The grading stopped when ${String(finished)} of ${String(total)} were graded, which are kept`,
    });
  }
}

/** Who wants to know how far the grading is. */
export interface ClassProgress {
  /** @param kept how many of `total` were graded before and have not changed */
  readonly begin: (total: number, kept: number) => void;
  readonly finished: (record: ClassRecord) => void;
  readonly end: () => void;
}

/**
 * Grades the submissions of a class with several processes, and resolves with all records in order. Those that are in the
 * folder already, of the same contents and graded the same way, are not graded again.
 *
 * @throws NoClass when there are no submissions
 * @throws BadClassFolder when the folder cannot be written to, or has the results of another part of the class
 * @throws StoppedGrading when it can be written to no longer
 */
export async function gradeClass(
  { folder, shard, jobs, ...choices }: ClassGrading,
  out: ClassFolder,
  progress: ClassProgress,
): Promise<ClassRecord[]> {
  const submissions =
    shard === undefined
      ? submissionsIn(folder, out.directory)
      : submissionsIn(folder, out.directory, { orNone: true }).filter(({ name }) => isInShard(name, shard));
  const version = gradingVersion(choices);
  const grading: Grading = {
    ...{ schemaVersion: 1, submissions: folder, ...choices, exercises: [...choices.exercises] },
    shard: shard === undefined ? null : formatShard(shard),
    submissionCount: submissions.length,
    version,
  };
  refuseOtherPart(out, grading.shard);
  const keys = new Map(submissions.map((submission) => [submission.name, contentKey(submission, version)]));
  const kept = out.readRecords().filter(({ submission, key }) => keys.get(submission) === key);
  const records = new Map(kept.map((record) => [record.submission, record]));
  const waiting = submissions.filter(({ name }) => !records.has(name));
  out.begin(grading, [...records.values()]);
  progress.begin(submissions.length, records.size);

  let isOver = false;
  const gradeOne = async (workers: Workers, next: ClassSubmission): Promise<void> => {
    const outcome = await askFor(workers, next, choices);
    if (isOver) return; // Its worker was ended, or what it says could not be written.
    const record = recordOf(next, keys.get(next.name) ?? '', choices, outcome);
    // A fault of the grader is not kept: the next grading tries again.
    if (!('fault' in outcome)) out.add(record, 'results' in outcome ? outcome : undefined);
    records.set(next.name, record);
    progress.finished(record);
  };
  const gradeNext = async (workers: Workers): Promise<void> => {
    while (waiting.length > 0) {
      // Few at the end, so that all workers are busy until then.
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
      // What one could not write, the others need not begin.
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
  const all = submissions.flatMap(({ name }) => records.get(name) ?? []);
  out.finish(all);
  return all;
}

function refuseOtherPart(out: ClassFolder, shard: string | null): void {
  const before = out.readGrading();
  if (before === undefined || before.shard === shard) return;
  const what = before.shard === null ? 'a whole class' : `part ${before.shard} of a class`;
  throw new BadClassFolder(
    `${out.directory} has the results of ${what}; give this grading a folder of its own`,
  );
}

/** More of them save little more, and are longer without a submission that is graded. */
const PREPARED_AT_ONCE = 16;

/** Has as many loops at work as there are workers; when one fails, all end. */
async function withWorkers(count: number, loop: (workers: Workers) => Promise<void>): Promise<void> {
  const workers = await startWorkers(count);
  try {
    await Promise.all(Array.from({ length: count }, () => loop(workers)));
  } finally {
    await workers.stop();
  }
}

type Outcome = GradingAnswer | { readonly fault: string };

async function askFor(
  workers: Workers,
  { directory }: ClassSubmission,
  choices: GradingChoices,
): Promise<Outcome> {
  try {
    return await workers.grade({ ...choices, directory });
  } catch (failure) {
    return { fault: failure instanceof Error ? failure.message : String(failure) };
  }
}

const MAX_REASON = 300;

function recordOf(
  submission: ClassSubmission,
  key: string,
  { exercises: ids }: GradingChoices,
  outcome: Outcome,
): ClassRecord {
  const { name } = submission;
  const base = { schemaVersion: 1, submission: name, key } as const;
  if ('results' in outcome) {
    const summary = recordFields(outcome.results);
    return { ...base, outcome: 'graded', reason: null, results: resultsPathOf(name), ...summary };
  }
  const maxPoints = exercises
    .filter(({ definition }) => ids.includes(definition.id))
    .reduce((sum, { definition }) => sum + maxPointsOf(definition), 0);
  const why = withoutPlace('fault' in outcome ? outcome.fault : outcome.unreadable, submission);
  return {
    ...base,
    outcome: 'fault' in outcome ? 'failed' : 'unreadable',
    reason: printable(why).replaceAll('\n', ' ').slice(0, MAX_REASON),
    results: null,
    points: 0,
    maxPoints,
    exercises: [],
  };
}
