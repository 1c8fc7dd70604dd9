import * as fc from 'fast-check';
import type { ExerciseFunction } from './exercise';
import { hash } from './random';
import { rememberEach, rememberLast } from './remember';
import type { Result } from './values';

/** Inputs that a diagnosis looks at; the misconceptions of a function differ on them (a test holds them to it). */
const NUM_INPUTS = 32;

/**
 * A function whose checks run again and again, for one submission after the other: what depends on the seed alone, the inputs and
 * what the oracle and its mistaken versions give for them, is computed once.
 */
export interface PreparedFunction<A, R extends Result> extends Required<ExerciseFunction<A, R>> {
  readonly diagnosisInputs: (seed: number) => readonly A[];
}

export function prepareFunction<A extends object, R extends Result>(
  definition: ExerciseFunction<A, R>,
): PreparedFunction<A, R> {
  const { name, inputs, oracle, misconceptions } = definition;
  return {
    ...{ resultName: 'result', conditions: [], uses: [] },
    ...definition,
    oracle: rememberEach(oracle),
    misconceptions: misconceptions.map((each) => ({ ...each, compute: rememberEach(each.compute) })),
    diagnosisInputs: rememberLast((seed) =>
      fc.sample(inputs, { seed: hash(`diagnosis of ${name}`, seed) | 0, numRuns: NUM_INPUTS }),
    ),
  };
}
