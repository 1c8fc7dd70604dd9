import type { ExerciseFunction } from './exercise';
import { hash } from '../oracle/random';
import { rememberEach, rememberLast } from './remember';
import { sampleInputs } from './run-property';
import type { Result } from './values';

/**
 * The number of inputs for a diagnosis. A test makes sure that all misconceptions differ on them.
 */
const NUM_INPUTS = 32;

/**
 * A function whose checks run for many submissions: what depends only on the seed (inputs, and the
 * results of oracle and misconceptions) is computed once.
 */
export interface PreparedFunction<A, R extends Result> extends Required<ExerciseFunction<A, R>> {
  readonly diagnosisInputs: (seed: number) => readonly A[];
}

export function prepareFunction<A extends object, R extends Result>(
  definition: ExerciseFunction<A, R>,
): PreparedFunction<A, R> {
  const { name, inputs, examples = [], oracle, misconceptions } = definition;
  return {
    ...{ resultName: 'result', examples: [], conditions: [], uses: [] },
    ...definition,
    oracle: rememberEach(oracle),
    misconceptions: misconceptions.map((each) => ({ ...each, compute: rememberEach(each.compute) })),
    diagnosisInputs: rememberLast((seed) => [
      ...sampleInputs({ inputs, seed: hash(`diagnosis of ${name}`, seed) | 0, runs: NUM_INPUTS }),
      ...examples,
    ]),
  };
}
