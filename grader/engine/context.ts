import type { FixtureCase } from './fixtures';
import type { LocatedReply, ExerciseRequest } from '../sandbox/session';

/** How a check reaches the submission, and what else it may know of the grading. */
export interface GradingContext {
  /** The exercise that is graded: its id and the functions its file must export. */
  readonly exercise: string;
  readonly exports: readonly string[];
  /** Inputs are drawn from this seed: the same seed gives the same inputs on every machine. */
  readonly seed: number;
  readonly load: () => Promise<LocatedReply>;
  /** `wanted` says whether the answer is still of use, should it have to be asked for again. */
  readonly request: (body: ExerciseRequest, wanted: () => boolean) => Promise<LocatedReply>;
  readonly fixtures: () => readonly FixtureCase[];
  /** What is worth knowing and costs nothing. */
  readonly advise: (advice: string) => void;
}
