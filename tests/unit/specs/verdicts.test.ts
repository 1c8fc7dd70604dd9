/**
 * The checks and the diagnosis against submissions that are computed in this process: the oracle
 * itself, which must pass whatever the seed, and each misconception, which must be rejected and
 * named.
 */
import { exercises } from '../../../grader/course';
import { CheckFailure } from '../../../grader/engine/failure';
import type { SpecifiedFunction } from '../../../grader/engine/exercise';
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

    /** The checks of numbers that do not hold. */
    async function failing(functions: Record<string, Simulation>, seed: number): Promise<string[]> {
      const failed: string[] = [];
      for (const check of checks) {
        try {
          await check.run(simulate(definition, functions, seed));
        } catch (failure) {
          if (!(failure instanceof CheckFailure)) throw failure;
          failed.push(`${check.id}: ${failure.message}`);
        }
      }
      return failed;
    }

    test('the oracle passes with 20 seeds', async () => {
      for (let seed = 0; seed < 20; seed++) {
        expect({ seed, failed: await failing(oracles(definition.functions), seed) }).toEqual({
          seed,
          failed: [],
        });
      }
    });

    const mistakes = definition.functions.flatMap((graded) =>
      graded.misconceptions.map(
        (misconception) => [graded.name, misconception.id, graded, misconception] as const,
      ),
    );
    test.each(mistakes)('%s: %s is rejected and named', async (name, id, graded, { compute }) => {
      for (const seed of seeds) {
        const functions = { ...oracles(definition.functions), [name]: compute };
        const finding = await graded.diagnose(simulate(definition, functions, seed));
        const named =
          finding !== undefined && 'diagnosis' in finding ? finding.diagnosis.misconception : finding;
        const failed = await failing(functions, seed);
        expect({ seed, named, rejected: failed.length > 0 }).toEqual({
          seed,
          named: id,
          rejected: true,
        });
      }
    });
  },
);
