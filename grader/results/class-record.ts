import * as z from 'zod';
import type { Results } from './results';

/**
 * What a class's table, files and report know of one submission; a line of class.jsonl each. The whole results, with messages and
 * counterexamples, stand in the submission's own results.json.
 */
export const classRecordSchema = z.object({
  schemaVersion: z.literal(1),
  /** The name of the submission's folder. */
  submission: z.string(),
  /** Whether there are results, nothing to grade, or a fault of the grader's own, which is tried again by the next grading. */
  outcome: z.enum(['graded', 'unreadable', 'failed']),
  /** Why there are no results, in one line; null where there are some. */
  reason: z.string().nullable(),
  /** The results.json, `/`-separated and relative to the folder of the class's files; null where there are no results. */
  results: z.string().nullable(),
  /** Tells the submission's contents, the grader and its options: where it is the same, the results are. */
  key: z.string(),
  points: z.int().min(0),
  maxPoints: z.int().min(0),
  exercises: z.array(
    z.object({
      id: z.string(),
      module: z.string(),
      status: z.enum(['passed', 'failed', 'not-started', 'error']),
      points: z.int().min(0),
      maxPoints: z.int().min(1),
      /** The named mistakes, each once. */
      misconceptions: z.array(z.string()),
      /** How many checks ended by a time limit, and how many by the end of their process. */
      timeouts: z.int().min(0),
      crashes: z.int().min(0),
      /** The checks that did not pass. */
      failedChecks: z.array(z.string()),
    }),
  ),
});
export type ClassRecord = z.infer<typeof classRecordSchema>;

/** The results of one submission as the class knows them. */
export const recordFields = ({
  points,
  maxPoints,
  exercises,
}: Results): Pick<ClassRecord, 'points' | 'maxPoints' | 'exercises'> => ({
  points,
  maxPoints,
  exercises: exercises.map(({ id, module, status, points: earned, maxPoints: most, checks, diagnoses }) => {
    const failed = checks.filter((check) => check.status !== 'passed');
    const count = (wanted: (typeof checks)[number]['status']): number =>
      checks.filter((check) => check.status === wanted).length;
    return {
      id,
      module,
      status,
      points: earned,
      maxPoints: most,
      misconceptions: [...new Set(diagnoses.map(({ misconception }) => misconception))],
      timeouts: count('timeout'),
      crashes: count('crashed'),
      failedChecks: failed.map((check) => check.id),
    };
  }),
});

const collator = new Intl.Collator('en', { numeric: true });

/** The order of submissions wherever they are listed: by name, `s2` before `s10`. */
export const byName = (one: string, other: string): number =>
  collator.compare(one, other) || (one < other ? -1 : Number(one > other));
