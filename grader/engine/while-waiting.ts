import { setImmediate as nextTurn } from 'node:timers/promises';

/** Computes something once what was asked of the sandbox in this turn is on its way, so that both work at the same time. */
export async function whileWaiting<T>(compute: () => T): Promise<T> {
  await nextTurn();
  return compute();
}
