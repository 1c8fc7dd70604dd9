import * as z from 'zod';

/** The format of results.json; every renderer is a function of it. */

const shownTensor = z.object({
  shape: z.array(z.int().min(0)),
  /** Row-major; NaN and infinities as text, which JSON has no numbers for. */
  data: z.array(z.union([z.number(), z.enum(['NaN', 'Infinity', '-Infinity'])])),
});
export type ShownTensor = z.infer<typeof shownTensor>;

/** A call of the student's function: `expected` is right for these inputs, `received` is what came back. */
const shownCall = z.object({
  inputs: z.array(z.object({ name: z.string(), value: z.union([shownTensor, z.number(), z.string()]) })),
  comparisons: z.array(z.object({ name: z.string(), expected: shownTensor, received: shownTensor })),
});
export type ShownCall = z.infer<typeof shownCall>;

const counterexample = z.object({
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
  /** What was seen, for the student; empty where the check passed. */
  message: z.string(),
  hint: z.string(),
  misconception: z.string().nullable(),
  counterexample: counterexample.nullable(),
});
export type CheckResult = z.infer<typeof check>;

const exercise = z.object({
  id: z.string(),
  title: z.string(),
  module: z.string(),
  objective: z.string(),
  status: z.enum(['passed', 'failed', 'not-started', 'error']),
  points: z.int().min(0),
  maxPoints: z.int().min(1),
  checks: z.array(check).min(1),
  /** Why the file could not be run at all; null where it could. */
  error: z.string().nullable(),
  /** The mistakes that explain the numbers, one a function at most. */
  diagnoses: z.array(
    z.object({ function: z.string(), misconception: z.string(), sentence: z.string(), hint: z.string() }),
  ),
  /** Where no mistake could be named: for which inputs the numbers are wrong, where that is a simple rule. */
  circumstances: z.array(z.object({ function: z.string(), sentence: z.string() })),
  /** Exercises of this course that the file imports and that are not right themselves. */
  mendFirst: z.array(z.string()),
  /** Exercises of this course that it was graded with the model answer of, in the place of the submission's. */
  modelAnswers: z.array(z.string()),
  /** What is worth knowing and costs nothing. */
  advice: z.array(z.string()),
  typeErrors: z.array(z.object({ file: z.string(), line: z.int(), message: z.string() })),
  output: z.object({ lines: z.array(z.string()).max(100), total: z.int().min(0) }),
  location,
  duration: z.number().min(0),
});
export type ExerciseResult = z.infer<typeof exercise>;

const courseChange = z.object({
  /** `/`-separated, relative to the student's repository. */
  file: z.string(),
  change: z.enum(['changed', 'added', 'missing', 'unreadable']),
});
export type CourseChange = z.infer<typeof courseChange>;

export const resultsSchema = z.object({
  schemaVersion: z.literal(1),
  course: z.string(),
  points: z.int().min(0),
  maxPoints: z.int().min(0),
  /** What the inputs were drawn from; null in a copy for students where the seed is the instructor's own. */
  seed: z.int().nullable(),
  /** Whether the model answers stood in the place of what exercises import. */
  isolated: z.boolean(),
  /**
   * Files of the course (grader, fixtures, scripts, workflows, …) of which the student's repository has another version; they had no
   * part in this verdict. Null where nothing was compared.
   */
  courseChanges: z.array(courseChange).nullable().default(null),
  exercises: z.array(exercise),
});
export type Results = z.infer<typeof resultsSchema>;
