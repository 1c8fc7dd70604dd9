import fc from 'fast-check';
import { CheckFailure } from './failure';

/** Steps of shrinking after which the counterexample is small enough: feedback must not take longer than a second. */
const MAX_SHRINKS = 60;

const isCheckFailure = (thrown: unknown): thrown is CheckFailure => thrown instanceof CheckFailure;

/**
 * Runs a property on generated inputs and throws its smallest failure.
 *
 * Only answers are shrunk: an input on which the function crashes or does not finish is shown as it was found.
 *
 * @throws CheckFailure of the smallest input found
 */
export async function runProperty<A>(
  inputs: fc.Arbitrary<A>,
  { seed, runs }: { seed: number; runs: number },
  holds: (input: A) => Promise<void>,
): Promise<void> {
  let smallest: CheckFailure | undefined;
  let shrinks = 0;
  const property = fc.asyncProperty(inputs, async (input) => {
    if (smallest !== undefined) {
      if (smallest.status !== 'failed' || shrinks >= MAX_SHRINKS) return;
      shrinks += 1;
    }
    try {
      await holds(input);
    } catch (thrown) {
      if (!isCheckFailure(thrown)) throw thrown;
      // While shrinking, a crash on a smaller input would hide the wrong numbers that were found.
      if (smallest !== undefined && thrown.status !== 'failed') return;
      smallest = thrown;
      throw thrown;
    }
  });
  const details = await fc.check(property, { seed, numRuns: runs });
  if (smallest !== undefined) throw smallest;
  if (details.failed) throw details.errorInstance ?? new Error('the property failed for a reason of its own');
}
