import * as z from 'zod';
import { handedInSchema } from './handed-in';
import { mistakesOf, type Results } from './results';

/**
 * What the class's table and report need to know about one submission: one line of class.jsonl. The
 * full results, with messages and counterexamples, are in the submission's own results.json.
 */
export const classRecordSchema = z.object({
  schemaVersion: z.literal(1),
  /** The name of the submission's folder. */
  submission: z.string(),
  /** `unreadable`: nothing to grade. `failed`: an internal error; the next grading tries again. */
  outcome: z.enum(['graded', 'unreadable', 'failed']),
  /** Why there are no results, or where the files were found if not in the usual place. */
  reason: z.string().nullable(),
  /**
   * Path of the results.json, `/`-separated, relative to the class's folder; null if there is none.
   */
  results: z.string().nullable(),
  /** Hash of the submission's contents, the grader and its options: same key, same results. */
  key: z.string(),
  points: z.int().min(0),
  maxPoints: z.int().min(0),
  /** Whether the student asks for a regrade; absent if not. */
  asksRegrade: z.literal(true).optional(),
  /** Absent if nobody has said when. */
  handedIn: handedInSchema.optional(),
  exercises: z.array(
    z.object({
      id: z.string(),
      module: z.string(),
      assignment: z.string().optional(),
      status: z.enum(['passed', 'failed', 'not-started', 'error']),
      points: z.int().min(0),
      maxPoints: z.int().min(1),
      /** Whether every point is lost to exercises that it imports: alone, it is right. */
      inherited: z.boolean().optional(),
      /** Ids of its own named mistakes, without duplicates. */
      misconceptions: z.array(z.string()),
      /** How many checks timed out, and how many lost their process. */
      timeouts: z.int().min(0),
      crashes: z.int().min(0),
      /** Ids of the checks that did not pass. */
      failedChecks: z.array(z.string()),
    }),
  ),
  /** The answers to the questions about ideas; absent if there are none. */
  concepts: z
    .array(
      z.object({
        module: z.string(),
        id: z.string(),
        status: z.enum(['right', 'wrong', 'open', 'unreadable']),
        misconception: z.string().optional(),
      }),
    )
    .optional(),
});
export type ClassRecord = z.infer<typeof classRecordSchema>;

/** Extracts the fields of a class record from the results of one submission. */
export const recordFields = ({
  points,
  maxPoints,
  exercises,
  concepts,
}: Results): Pick<ClassRecord, 'points' | 'maxPoints' | 'exercises' | 'concepts'> => ({
  points,
  maxPoints,
  exercises: exercises.map((exercise) => {
    const { id, module, assignment, status, checks, alone } = exercise;
    const { diagnoses } = alone ?? exercise;
    const failed = checks.filter((check) => check.status !== 'passed');
    const count = (wanted: (typeof checks)[number]['status']): number =>
      checks.filter((check) => check.status === wanted).length;
    return {
      id,
      module,
      ...(assignment !== undefined && { assignment }),
      status,
      points: exercise.points,
      maxPoints: exercise.maxPoints,
      ...(alone?.status === 'passed' && { inherited: true }),
      misconceptions: [
        ...new Set(diagnoses.flatMap((each) => mistakesOf(each).map(({ misconception }) => misconception))),
      ],
      timeouts: count('timeout'),
      crashes: count('crashed'),
      failedChecks: failed.map((check) => check.id),
    };
  }),
  ...(concepts && {
    concepts: concepts.flatMap(({ module, questions }) =>
      questions.map(({ id, status, misconception }) => ({
        ...{ module, id, status },
        ...(misconception !== undefined && { misconception }),
      })),
    ),
  }),
});

const collator = new Intl.Collator('en', { numeric: true });

/** Compares submission names in natural order: `s2` before `s10`. */
export const byName = (one: string, other: string): number =>
  collator.compare(one, other) || (one < other ? -1 : Number(one > other));
