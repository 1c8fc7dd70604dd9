import { rmSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { COMPILER, GRADING } from '../commands/processes';
import { descendantsOf } from '../descendants';
import { pick, type Random } from '../random';
import type { Running } from '../run-command';
import type { Kind } from './kind';

const POLL_MS = 3;

/** A process that the command has started is killed at a random moment. */
export const killedProcess: Kind = {
  name: 'a killed process',
  inject: async ({ world, command, random, start, usualMs }) => {
    // With an empty cache, every command starts the bundler.
    const isCold = Object.keys(command.starts).length === 0 || random() < 0.2;
    const starts = isCold ? { ...command.starts, 'the bundler': GRADING['the bundler'] } : command.starts;
    const name = pick(random, Object.keys(starts));
    const pattern = starts[name] ?? /./;
    // Half are hit soon after their start: later, they may have ended.
    const afterMs = random() < 0.5 ? random() * 50 : random() * usualMs * 0.7;
    if (isCold) rmSync(world.cache, { recursive: true, force: true });
    if (name in COMPILER) rmSync(world.cachedTypes, { recursive: true, force: true });
    const running = start();
    const wasHit = await killOne(running, pattern, afterMs, random);
    return {
      what: `${name}, ${wasHit ? '' : 'which was not there '}after ${String(Math.round(afterMs))} ms${isCold ? ', empty cache' : ''}`,
      ended: [await running.ended],
    };
  },
};

/**
 * Waits for a process, then for some time, and kills it, or another one like it: a sandbox has a
 * launcher with the same arguments.
 */
async function killOne(
  { child }: Running,
  pattern: RegExp,
  afterMs: number,
  random: Random,
): Promise<boolean> {
  let since: number | undefined;
  while (child.exitCode === null && child.signalCode === null) {
    const found = descendantsOf(child.pid ?? 0).filter(({ command }) => pattern.test(command));
    const now = performance.now();
    if (found.length > 0) since ??= now;
    if (found.length > 0 && since !== undefined && now - since >= afterMs)
      return kill(pick(random, found).pid);
    await wait(POLL_MS);
  }
  return false;
}

function kill(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL');
  } catch {
    return false; // It has just ended.
  }
}
