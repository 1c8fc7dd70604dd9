import type { ExerciseFunction } from './exercise';
import { derivedSeed, type Seed } from '../oracle/random';
import { singlesOf } from './pipeline';
import { givenInputs } from './inputs';
import { once, rememberEach, rememberLast } from './remember';
import { Search } from './search';
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
  readonly diagnosisInputs: (seed: Seed) => readonly A[];
  /** The search for the pipeline's mistakes on these inputs. */
  readonly search: (seed: Seed) => Search<A, R>;
}

export function prepareFunction<A extends object, R extends Result>(
  definition: ExerciseFunction<A, R>,
): PreparedFunction<A, R> {
  const { name, inputs, examples = [], isolating = [], misconceptions = [] } = definition;
  const isolated = once(() => givenInputs(isolating));
  const { pipeline = { alternatives: [], compute: definition.oracle } } = definition;
  const oracle = rememberEach(definition.oracle);
  const diagnosisInputs = rememberLast((seed: Seed) => [
    ...sampleInputs({ inputs, seed: derivedSeed(seed, `diagnosis of ${name}`), runs: NUM_INPUTS }),
    ...givenInputs(examples),
    ...isolated(),
  ]);
  return {
    ...{ resultName: 'result', conditions: [], uses: [], dependsOn: [] },
    ...definition,
    ...{ examples, isolating, oracle, pipeline, diagnosisInputs },
    misconceptions: [...singlesOf(pipeline), ...misconceptions].map((each) => ({
      ...each,
      compute: rememberEach(each.compute),
    })),
    search: rememberLast((seed: Seed) => {
      const generated = diagnosisInputs(seed);
      return new Search(pipeline, generated, generated.map(oracle), isolated());
    }),
  };
}
