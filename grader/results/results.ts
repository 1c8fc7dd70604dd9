import * as z from 'zod';
import { conceptResults } from './concepts';
import { STORED_SEED } from './stored-seed';

/** The format of results.json, from which all reports are rendered. */

const shownTensor = z.object({
  shape: z.array(z.int().min(0)),
  /** Row-major; NaN and infinities as strings, because JSON has no numbers for them. */
  data: z.array(z.union([z.number(), z.enum(['NaN', 'Infinity', '-Infinity'])])),
  /** float32 if it is missing; `number` for a plain number or a list of numbers. */
  dtype: z.enum(['int32', 'bool', 'number']).optional(),
});
export type ShownTensor = z.infer<typeof shownTensor>;

/**
 * A call of the student's function: `expected` is right for these inputs, `received` is what came
 * back.
 */
const shownCall = z.object({
  inputs: z.array(z.object({ name: z.string(), value: z.union([shownTensor, z.number(), z.string()]) })),
  comparisons: z.array(z.object({ name: z.string(), expected: shownTensor, received: shownTensor })),
});
export type ShownCall = z.infer<typeof shownCall>;

export const counterexample = z.object({
  function: z.string(),
  ...shownCall.shape,
  /** The call that it was compared with, if the check is about how two calls relate. */
  related: shownCall.nullable().default(null),
});
export type ShownCounterexample = z.infer<typeof counterexample>;

const location = z.object({ file: z.string(), line: z.int().min(1) });

const check = z.object({
  id: z.string(),
  title: z.string(),
  kind: z.enum(['property', 'oracle', 'fixture', 'gradient']),
  function: z.string(),
  status: z.enum(['passed', 'failed', 'timeout', 'crashed', 'not-started']),
  points: z.int().min(0),
  maxPoints: z.int().min(1),
  /** What went wrong, for the student; empty if the check passed. */
  message: z.string(),
  hint: z.string(),
  misconception: z.string().nullable(),
  counterexample: counterexample.nullable(),
});
export type CheckResult = z.infer<typeof check>;

const diagnoses = z.array(
  z.object({
    function: z.string(),
    /** `a+b` for two mistakes at once, `a|b` if either explains the numbers. */
    misconception: z.string(),
    sentence: z.string(),
    hint: z.string(),
    /** Of several mistakes at once, each that is certain. */
    parts: z
      .array(z.object({ misconception: z.string(), sentence: z.string() }))
      .readonly()
      .optional(),
    /** The lines of the exercise's own file that it is about; absent if that is not certain. */
    lines: z.array(z.int().min(1)).optional(),
  }),
);

const status = z.enum(['passed', 'failed', 'not-started', 'error']);

const exercise = z.object({
  id: z.string(),
  title: z.string(),
  module: z.string(),
  /** Absent in results of the time before there were assignments. */
  assignment: z.string().optional(),
  objective: z.string(),
  status,
  points: z.int().min(0),
  maxPoints: z.int().min(1),
  checks: z.array(check).min(1),
  /** The id of the failed check that says most; absent if none failed. */
  readFirst: z.string().optional(),
  /** Why the file could not be run at all; null if it could. */
  error: z.string().nullable(),
  /** What explains the wrong numbers, at most one per function: a mistake, or several at once. */
  diagnoses,
  /**
   * If no mistake could be named: on which inputs the numbers are wrong, if there is a simple rule.
   * A hint replaces those of the checks.
   */
  circumstances: z.array(
    z.object({ function: z.string(), sentence: z.string(), hint: z.string().optional() }),
  ),
  /**
   * Exercises that the file imports and that are not right yet: the student should fix these first.
   */
  fixFirst: z.array(z.string()),
  /**
   * In a class, if there are any to fix first: the verdict with model answers in place of all
   * imported exercises.
   */
  alone: z.object({ status, diagnoses }).optional(),
  /**
   * Mistakes of the language and of tfjs, by line: what to read first. `file` is missing if it is
   * the exercise's own. None if the exercise earned every point.
   */
  mistakes: z
    .array(z.object({ line: z.int().min(1), message: z.string(), file: z.string().optional() }))
    .default([]),
  /** Exercises for which the model answer replaced the submission's file. */
  modelAnswers: z.array(z.string()),
  /** Advice that costs no points. */
  advice: z.array(z.string()),
  typeErrors: z.array(z.object({ file: z.string(), line: z.int(), message: z.string() })),
  /** What the code printed; the calls say which lines come from which call, in order. */
  output: z.object({
    lines: z.array(z.string()).max(100),
    total: z.int().min(0),
    calls: z
      .array(z.object({ call: z.string(), isCounterexample: z.boolean(), lines: z.int().min(1) }))
      .default([]),
  }),
  /**
   * If the exercise is not started: files with a similar name, which the grader does not read.
   */
  unreadFiles: z.array(z.string()).optional(),
  location,
  duration: z.number().min(0),
});
export type ExerciseResult = z.infer<typeof exercise>;

/** The mistakes of a diagnosis one by one: what a class report counts. */
export const mistakesOf = ({
  misconception,
  sentence,
  parts = [{ misconception, sentence }],
}: ExerciseResult['diagnoses'][number]): readonly { misconception: string; sentence: string }[] => parts;

const courseChange = z.object({
  /** `/`-separated, relative to the student's repository. */
  file: z.string(),
  change: z.enum(['changed', 'added', 'missing', 'unreadable']),
});
export type CourseChange = z.infer<typeof courseChange>;

export const seedSchema = z.union([z.int(), z.string().regex(STORED_SEED)]);

export const resultsSchema = z.object({
  schemaVersion: z.literal(1),
  course: z.string(),
  points: z.int().min(0),
  maxPoints: z.int().min(0),
  /** The seed of the inputs; null in a student's copy if the seed is private. */
  seed: seedSchema.nullable(),
  /** Whether model answers replaced what the exercises import. */
  isolated: z.boolean(),
  /**
   * Files of the course (grader, fixtures, scripts, workflows, …) that differ in the student's
   * repository. They did not affect this verdict. Null if nothing was compared.
   */
  courseChanges: z.array(courseChange).nullable().default(null),
  /**
   * Why type errors may be missing: the check took too long, or the compiler failed. Absent if the
   * check is complete.
   */
  typesUnchecked: z.enum(['cut-off', 'failed']).optional(),
  exercises: z.array(exercise),
  /** The answers to the questions of these exercises' modules; absent if there are no files. */
  concepts: conceptResults.optional(),
});
export type Results = z.infer<typeof resultsSchema>;
