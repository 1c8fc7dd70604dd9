import type { World } from '../world';
import type { Ended, User } from '../run-command';

/** Files by what they are; damage is drawn from one of these lists. */
export type Targets = Readonly<Record<string, readonly string[]>>;

/** One use of a command: where it writes, and what is right. */
export interface Trial {
  readonly args: readonly string[];
  /** Environment variables in addition to those of the trial. */
  readonly env?: NodeJS.ProcessEnv;
  /** Files that the command reads or writes, besides those that every command reads. */
  readonly targets: Targets;
  /** Files that people write: cut off, they ask for something else. */
  readonly byHand?: readonly string[];
  /** The folder that the command writes into; it may not exist yet. */
  readonly output: string;
  /** Whether the command refuses to write there again once it has succeeded. */
  readonly isOnce?: boolean;
  /** The exit code without a fault. */
  readonly code: number;
  /** Whether exit code 1 says that some of several submissions failed. */
  readonly mayLackSome?: boolean;
  /** Uses a command that does not end by itself. */
  readonly user?: User;
  /** Fails unless everything that the command has written is right, and complete. */
  readonly expectRight: (ended: Ended) => void;
  /**
   * Fails if something that the command has written after a fault is wrong. What is missing must be
   * explained by the exit code and the output.
   */
  readonly expectNothingWrong: (ended: Ended) => void;
  /** What is finished, as it must stay in later runs. Called after a run that was killed. */
  readonly finished?: () => ReadonlyMap<string, string>;
}

/** A command, and how to use it. */
export interface Command {
  readonly name: string;
  /** How often it is drawn. Commands that take long are drawn less often; 25 are a deck. */
  readonly weight: number;
  /** The processes that it starts when all programs are in the cache, by their command lines. */
  readonly starts: Readonly<Record<string, RegExp>>;
  /** Prepares a use in an empty folder. */
  readonly begin: (world: World, folder: string, random: () => number) => Trial;
}
