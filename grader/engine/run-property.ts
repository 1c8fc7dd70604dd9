import * as fc from 'fast-check';
import { casesOf, type Inputs } from './covering';
import { CheckFailure } from './failure';
import { drawnFrom, placeFrom, seedAfter } from './input-seed';
import type { Seed } from '../oracle/random';

/**
 * After this many steps of shrinking, a counterexample is small enough: feedback takes a second at
 * most.
 */
const MAX_SHRINKS = 60;

const isCheckFailure = (thrown: unknown): thrown is CheckFailure => thrown instanceof CheckFailure;

interface GeneratedInputs<A> {
  readonly inputs: Inputs<A>;
  readonly seed: Seed;
  /** The seed of the inputs that are the same in every run; 0 if absent. */
  readonly always?: number;
  readonly runs: number;
  /** Whether to try only those that are the same in every run; false if absent. */
  readonly onlyFixed?: boolean;
  /** Whether to look for the smallest input that fails; true if absent. */
  readonly shrinks?: boolean;
}

/** Inputs that are drawn one after the other. */
interface Draw<A> {
  readonly inputs: fc.Arbitrary<A>;
  readonly seed: Seed;
  readonly runs: number;
}

/**
 * Some inputs are the same in every run, at least one of each case: what they show of a submission,
 * they show with every seed. The others come from the seed: half of the runs, or what the cases
 * leave of them, but at least one.
 */
function drawsOf<A>({ inputs, seed, always = 0, runs, onlyFixed = false }: GeneratedInputs<A>): Draw<A>[] {
  const cases = casesOf(inputs);
  const [only] = cases;
  const fixed = Math.max(cases.length === 1 ? 0 : cases.length, Math.floor(runs / 2));
  const drawn = onlyFixed ? 0 : Math.max(1, runs - fixed);
  if (only !== undefined && cases.length === 1) {
    return [
      { inputs: only, seed: always, runs: fixed },
      { inputs: only, seed, runs: drawn },
    ];
  }
  const first = placeFrom(seed, cases.length);
  const inTurn = (from: Seed, start: number, count: number): Draw<A>[] =>
    Array.from({ length: count }, (_, i) => i).flatMap((i) => {
      const each = cases[(start + i) % cases.length];
      return each === undefined ? [] : { inputs: each, seed: seedAfter(from, i), runs: 1 };
    });
  return [...inTurn(always, 0, fixed), ...inTurn(seed, first, drawn)];
}

/** The inputs that a property is run on. */
export const sampleInputs = <A>(generated: GeneratedInputs<A>): A[] =>
  drawsOf(generated).flatMap(({ inputs, seed, runs }) =>
    fc
      .sample(
        fc.asyncProperty(inputs, (_input: A) => Promise.resolve()),
        drawnFrom(seed, runs),
      )
      .map(([input]) => input),
  );

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
  const failures = new Map<number, unknown>();
  await Promise.all(
    sampled.map(async (input, i) => {
      try {
        await holds(input, () => final.length === 0);
      } catch (failure) {
        const shrinkable = isCheckFailure(failure) && failure.status === 'failed';
        if (shrinkable) failures.set(i, failure);
        else final.push(failure);
      }
    }),
  );
  if (final.length > 0) throw final[0];
  if (failures.size === 0) return;
  const places = [...failures.keys()].sort((one, other) => one - other);
  const seen = failures.get(places[0] ?? 0);
  if (generated.shrinks === false) throw seen;
  let start = 0;
  for (const draw of drawsOf(generated)) {
    const end = start + draw.runs;
    if (places.some((place) => place >= start && place < end)) {
      const smallest = await shrink(draw, (input) => holds(input, () => true));
      if (smallest !== undefined) throw smallest;
    }
    start = end;
  }
  throw seen;
}

/** The failure on the smallest input; undefined if the function does not fail again. */
async function shrink<A>(
  { inputs, seed, runs }: Draw<A>,
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
  await fc.check(property, drawnFrom(seed, runs));
  return smallest;
}
