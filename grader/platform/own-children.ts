import type { ChildProcess } from 'node:child_process';
import { subscribe } from 'node:diagnostics_channel';

const running = new Set<ChildProcess>();

/**
 * Keeps track of every process that this one starts from now on, packages included. If this one is
 * ended before them, it asks them to end too: a graded release, or git, would go on.
 */
export function watchChildren(): void {
  process.once('exit', () => {
    for (const child of running) child.kill();
  });
  subscribe('child_process', (message) => {
    const { process: child } = message as { readonly process: ChildProcess };
    running.add(child);
    child.once('exit', () => running.delete(child));
    child.once('error', () => running.delete(child));
  });
}

/** A process that does not end by now is stuck in the kernel. */
const PATIENCE_MS = 2_000;

/** Ends the processes that are left, such as the bundler's, and resolves when they are gone. */
export async function endChildren(): Promise<void> {
  const ends = [...running].flatMap((child) => {
    const end = new Promise<unknown>((resolve) => child.once('exit', resolve));
    return child.kill('SIGKILL') ? [end] : [];
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((resolve) => (timer = setTimeout(resolve, PATIENCE_MS)));
  await Promise.race([Promise.all(ends), late]);
  clearTimeout(timer);
}
