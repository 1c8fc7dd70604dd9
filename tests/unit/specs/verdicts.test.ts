/**
 * The checks and the diagnosis against submissions that are computed in this process: the oracle
 * itself, which must pass whatever the seed, and each misconception, which must be rejected and
 * named. A run tries a sample of them, and messages.test.ts all with one seed.
 */
import { exercises } from '../../../grader/course';
import { CheckFailure } from '../../../grader/engine/failure';
import type { Check, SpecifiedFunction } from '../../../grader/engine/exercise';
import { drawn } from '../../support/drawn';
import { simulate, type Simulation } from '../../support/simulated-submission';

const seeds = [2017, 1];
const oracles = (functions: readonly SpecifiedFunction[]): Record<string, Simulation> =>
  Object.fromEntries(functions.map(({ name, oracle }) => [name, oracle]));

describe.each(exercises.map(({ definition }) => [definition.id, definition] as const))(
  '%s',
  (_, definition) => {
    /** Checks with time of their own run only for what passes these (long-trainings.test.ts). */
    const checks = definition.checks.filter(
      ({ kind, seconds }) => kind !== 'gradient' && seconds === undefined,
    );

    /** Why a check of numbers does not hold; undefined if it does. */
    async function failureOf(
      check: Check,
      functions: Record<string, Simulation>,
      seed: number,
    ): Promise<string | undefined> {
      try {
        await check.run(simulate(definition, functions, seed));
        return undefined;
      } catch (failure) {
        if (!(failure instanceof CheckFailure)) throw failure;
        return `${check.id}: ${failure.message}`;
      }
    }

    /** Whether a check fails; a comparison with the oracle is tried first, as it fails soonest. */
    async function isRejected(functions: Record<string, Simulation>, seed: number): Promise<boolean> {
      const oracleFirst = [...checks].sort(
        (one, other) => Number(other.kind === 'oracle') - Number(one.kind === 'oracle'),
      );
      for (const check of oracleFirst)
        if ((await failureOf(check, functions, seed)) !== undefined) return true;
      return false;
    }

    test('the oracle passes with 20 seeds', async () => {
      for (let seed = 0; seed < 20; seed++) {
        for (const check of checks)
          expect(await failureOf(check, oracles(definition.functions), seed)).toBeUndefined();
      }
    });

    const mistakes = definition.functions.flatMap((graded) =>
      drawn(graded.misconceptions, 5, graded.name).map(
        (misconception) => [graded.name, misconception.id, graded, misconception] as const,
      ),
    );
    test.each(mistakes)('%s: %s is rejected and named', async (name, id, graded, { compute }) => {
      for (const seed of seeds) {
        const finding = graded.explain(seed, compute);
        const named =
          finding !== undefined && 'diagnosis' in finding ? finding.diagnosis.misconception : finding;
        const functions = { ...oracles(definition.functions), [name]: compute };
        expect({ seed, named, rejected: await isRejected(functions, seed) }).toEqual({
          seed,
          named: id,
          rejected: true,
        });
      }
    });
  },
);
