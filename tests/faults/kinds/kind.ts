import type { Command, Trial } from '../commands/command';
import type { Random } from '../random';
import type { Ended, Running, Setting } from '../run-command';
import type { World } from '../world';

/** One fault to inject. */
export interface Injection {
  readonly world: World;
  readonly command: Command;
  readonly trial: Trial;
  /** The folder of the trial. */
  readonly folder: string;
  readonly random: Random;
  /** Starts the command; some faults need other settings. */
  readonly start: (setting?: Partial<Setting>) => Running;
  /** How long the command takes without a fault, in ms. */
  readonly usualMs: number;
}

/** What happened. The fault is over: files are repaired, disks are gone. */
export interface Injected {
  /** What was hit, for messages. */
  readonly what: string;
  /** How each command that was started has ended. */
  readonly ended: readonly Ended[];
  /** Whether the command itself was killed, so that it could say nothing. */
  readonly wasKilled?: boolean;
  /** Whether the files that a verdict depends on have changed and changed back. */
  readonly hasChangedInputs?: boolean;
  /** Whether the command must succeed in spite of the fault. */
  readonly mustWork?: boolean;
}

/** A kind of fault. */
export interface Kind {
  readonly name: string;
  readonly inject: (injection: Injection) => Promise<Injected>;
}
