/**
 * Whoever calls their function on the inputs that a report shows gets the numbers that it shows as
 * theirs, and the oracle gives the numbers that it expects. A run tries a sample of the mistakes.
 */
import { exercises } from '../../../grader/course';
import { CheckFailure, type Counterexample } from '../../../grader/engine/failure';
import { mapTensors } from '../../../grader/engine/values';
import { mapValues, type NumericTensor } from '../../../grader/oracle/tensor';
import { argumentsOf, comparedCalls, tensorNamed } from '../../support/called-again';
import { drawn } from '../../support/drawn';
import { simulate, type Simulation } from '../../support/simulated-submission';

const SEED = 2017;

const rounded = ({ data }: NumericTensor): number[] => [...data].map(Math.fround);

/** The student's function sees float32. */
const asSent = <T>(args: T): T => mapTensors(args, (_, tensor) => mapValues(tensor, Math.fround));

/** The oracle with every number changed. */
const changed =
  (oracle: Simulation, change: (value: number, i: number) => number): Simulation =>
  (args) =>
    mapTensors(oracle(args), (_, tensor) => mapValues(tensor, change));

test.each(exercises.map(({ definition }) => [definition.id, definition] as const))(
  '%s',
  async (_, definition) => {
    const { functions } = definition;
    // Checks with time of their own show no input.
    const checks = definition.checks.filter(
      ({ kind, seconds }) => kind !== 'gradient' && seconds === undefined,
    );
    const oracles = Object.fromEntries(functions.map(({ name, oracle }) => [name, oracle]));
    let shown = 0;
    for (const graded of functions) {
      const wrong: Simulation[] = [
        ...drawn(graded.misconceptions, 5, graded.name).map(({ compute }) => compute),
        changed(graded.oracle, (value) => value + 1),
        changed(graded.oracle, (value, i) => (i === 0 ? value * 3 : value)),
      ];
      for (const simulation of wrong) {
        for (const check of checks) {
          let counterexample: Counterexample | undefined;
          try {
            await check.run(simulate(definition, { ...oracles, [graded.name]: simulation }, SEED));
          } catch (failure) {
            if (!(failure instanceof CheckFailure)) throw failure;
            counterexample = failure.counterexample;
          }
          if (counterexample === undefined) continue;
          const called = functions.find(({ name }) => name === counterexample.function);
          for (const call of comparedCalls(counterexample)) {
            shown += 1;
            const args = argumentsOf(call);
            const yours = counterexample.function === graded.name ? simulation : called?.oracle;
            for (const { name, expected, received } of call.comparisons) {
              const right = tensorNamed(called?.oracle(args) ?? {}, name);
              const again = tensorNamed(yours?.(asSent(args)) ?? {}, name);
              expect({ check: check.id, name, expected: right && rounded(right) }).toEqual({
                ...{ check: check.id, name },
                expected: rounded(expected),
              });
              expect({ check: check.id, name, received: again && rounded(again) }).toEqual({
                ...{ check: check.id, name },
                received: rounded(received),
              });
            }
          }
        }
      }
    }
    expect(shown).toBeGreaterThan(definition.checks.length);
  },
);
