import type { FixtureCase } from './fixtures';
import type { LocatedReply, ExerciseRequest } from '../sandbox/session';
import type { Seed } from '../oracle/random';

/** What a check knows of a grading: the way to the submission, the seed, the fixtures. */
export interface GradingContext {
  /** The id of the exercise, and the functions that its file must export. */
  readonly exercise: string;
  readonly exports: readonly string[];
  /** Inputs are drawn from this seed: the same seed gives the same inputs on every machine. */
  readonly seed: Seed;
  /**
   * If given, checks try only the inputs that are the same in every run, drawn from this seed: to
   * find the best one (`CheckText.fixedSeed`).
   */
  readonly fixedSeed?: number;
  readonly load: () => Promise<LocatedReply>;
  /** If the request has to be sent again, `wanted` says whether the answer is still needed. */
  readonly request: (body: ExerciseRequest, wanted: () => boolean) => Promise<LocatedReply>;
  readonly fixtures: () => readonly FixtureCase[];
  /** Whether to look for the smallest input that fails; true if absent. */
  readonly shrinks?: boolean;
  /** Advice costs no points. */
  readonly advise: (advice: string) => void;
}
