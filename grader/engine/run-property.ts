import * as fc from 'fast-check';
import { CheckFailure } from './failure';

/**
 * After this many steps of shrinking, a counterexample is small enough: feedback takes a second at
 * most.
 */
const MAX_SHRINKS = 60;

const isCheckFailure = (thrown: unknown): thrown is CheckFailure => thrown instanceof CheckFailure;

interface GeneratedInputs<A> {
  readonly inputs: fc.Arbitrary<A>;
  readonly seed: number;
  readonly runs: number;
  /** Whether to look for the smallest input that fails; true if absent. */
  readonly shrinks?: boolean;
}

/** The inputs that a property is run on. */
export const sampleInputs = <A>({ inputs, seed, runs }: GeneratedInputs<A>): A[] =>
  fc
    .sample(
      fc.asyncProperty(inputs, (_input: A) => Promise.resolve()),
      { seed, numRuns: runs },
    )
    .map(([input]) => input);

/**
 * Runs a property on generated inputs and throws its smallest failure.
 *
 * It tries all inputs at once; most checks end there. Only after a failure it goes through them one
 * by one and shrinks. An input on which the function crashes or does not finish is not shrunk.
 *
 * @param sampled the inputs of `generated`, as `sampleInputs` gives them
 * @throws CheckFailure of the smallest input found
 */
export async function runProperty<A>(
  generated: GeneratedInputs<A>,
  sampled: readonly A[],
  holds: (input: A, wanted: () => boolean) => Promise<void>,
): Promise<void> {
  // A smaller input would not explain these better: a crash, a timeout, an internal error.
  const final: unknown[] = [];
  const failures: unknown[] = [];
  await Promise.all(
    sampled.map(async (input) => {
      try {
        await holds(input, () => final.length === 0);
      } catch (failure) {
        const shrinkable = isCheckFailure(failure) && failure.status === 'failed';
        (shrinkable ? failures : final).push(failure);
      }
    }),
  );
  if (final.length > 0) throw final[0];
  if (failures.length === 0) return;
  if (generated.shrinks === false) throw failures[0];
  throw (await shrink(generated, (input) => holds(input, () => true))) ?? failures[0];
}

/** The failure on the smallest input; undefined if the function does not fail again. */
async function shrink<A>(
  { inputs, seed, runs }: GeneratedInputs<A>,
  holds: (input: A) => Promise<void>,
): Promise<CheckFailure | undefined> {
  let smallest: CheckFailure | undefined;
  let shrinks = 0;
  const property = fc.asyncProperty(inputs, async (input) => {
    if (smallest !== undefined) {
      if (shrinks >= MAX_SHRINKS) return;
      shrinks += 1;
    }
    try {
      await holds(input);
    } catch (thrown) {
      if (!isCheckFailure(thrown)) throw thrown;
      // A crash on a smaller input must not replace the wrong numbers that were found.
      if (smallest !== undefined && thrown.status !== 'failed') return;
      smallest = thrown;
      throw thrown;
    }
  });
  await fc.check(property, { seed, numRuns: runs });
  return smallest;
}
