import type { FixtureCase } from '../engine/fixtures';
import type { CheckResult, ExerciseResult } from '../report/results';
import type { Answer, ExerciseRequest } from '../sandbox/session';

/** What a judge is given: what to judge, the way to the sandbox, and where to leave what it finds. */
export interface Assignment {
  readonly seed: number;
  /** The exercises to grade, in this order; those that could not be bundled are not among them. */
  readonly exercises: readonly string[];
  readonly load: (exercise: string) => Promise<Answer>;
  readonly request: (exercise: string, body: ExerciseRequest, wanted: () => boolean) => Promise<Answer>;
  readonly fixtures: (exercise: string) => readonly FixtureCase[];
  readonly record: (exercise: string, outcome: JudgedExercise) => void;
}

/** Judges what is assigned, and records what it finds. */
export type Judge = (assignment: Promise<Assignment>) => Promise<void>;

/** What the judge found out about one exercise. */
export interface JudgedExercise {
  readonly checks: readonly CheckResult[];
  readonly error: string | null;
  readonly diagnoses: ExerciseResult['diagnoses'];
  readonly circumstances: ExerciseResult['circumstances'];
  readonly advice: readonly string[];
  readonly duration: number;
}
