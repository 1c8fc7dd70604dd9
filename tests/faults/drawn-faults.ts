import { uniforms } from '../../grader/oracle/random';
import { commands } from './commands';
import type { Command } from './commands/command';
import { grade } from './commands/grade';
import { kinds } from './kinds';
import type { Kind } from './kinds/kind';
import { shuffled } from './random';

export interface DrawnFault {
  readonly number: number;
  readonly command: Command;
  readonly kind: Kind;
  /** What the details of the fault are drawn from. */
  readonly seed: number;
}

/**
 * Draws faults: every kind equally often, and with each kind every command as often as its weight
 * says.
 */
export function drawFaults(count: number, seed: number): DrawnFault[] {
  const random = uniforms(seed, 'faults');
  const deck = commands.flatMap((command) => Array.from({ length: command.weight }, () => command));
  const decks = new Map<Kind, Command[]>();
  return Array.from({ length: Math.ceil(count / kinds.length) }, (_, round) =>
    kinds.map((kind, place) => {
      const left = decks.get(kind) ?? [];
      if (left.length === 0) left.push(...shuffled(random, deck));
      decks.set(kind, left.slice(1));
      const [command = grade] = left;
      const number = round * kinds.length + place;
      return { number, command, kind, seed: Math.floor(random() * 2 ** 31) };
    }),
  )
    .flat()
    .slice(0, count);
}
