import { setTimeout as wait } from 'node:timers/promises';

/** Pauses between attempts, because networks fail now and then. */
const PAUSES_MS = [1_000, 3_000];

/** @param reset makes the next attempt start from nothing */
export async function untilItWorks<T>(
  attempt: () => Promise<T>,
  reset: () => void = () => undefined,
): Promise<T> {
  for (const pause of PAUSES_MS) {
    try {
      return await attempt();
    } catch (failure) {
      if (isFinal(failure)) throw failure;
      await wait(pause);
      reset();
    }
  }
  return attempt();
}

/** GitHub answered, and would answer the same again, unless it was asked too often. */
const isFinal = (failure: unknown): boolean =>
  failure instanceof Error &&
  /HTTP 4(?!29)\d\d/.test(failure.message) &&
  !/rate limit/i.test(failure.message);

const AT_A_TIME = 8;

/** Does the same with each of many, several at a time, and returns the outcomes in order. */
export async function forEachOf<T, U>(all: readonly T[], act: (one: T) => Promise<U>): Promise<U[]> {
  const outcomes: U[] = [];
  const waiting = all.entries();
  const next = async (): Promise<void> => {
    for (const [i, one] of waiting) outcomes[i] = await act(one);
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, next));
  return outcomes;
}
