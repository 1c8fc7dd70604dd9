/** The long check of `surrogate-sampler` on trainings that are computed in this process. */
import { uniforms } from '../../../grader/oracle/random';
import { positionsOf, WELL, type SurrogateTrainingSteps } from '../../../grader/oracle/surrogate';
import { mapValues } from '../../../grader/oracle/tensor';
import { surrogateSampler } from '../../../grader/specs/surrogate-sampler';
import { hasBoltzmannDensity } from '../../../grader/specs/surrogate-sampler/double-well-checks';
import { doubleWellTraining } from '../../../grader/specs/surrogate-sampler/double-well-training';
import { trainedWith } from '../../../grader/specs/surrogate-sampler/training';

const seed = 2017;
const input = doubleWellTraining(seed);

const judged =
  (changed: Partial<typeof input>, steps: Partial<SurrogateTrainingSteps> = {}) =>
  (): void => {
    const result = trainedWith(steps)({ ...input, ...changed });
    hasBoltzmannDensity({ seed, result, reference: undefined });
  };

test('the check comes last, with time of its own', () => {
  const long = surrogateSampler.checks.filter(({ seconds }) => seconds !== undefined);
  expect(long.map(({ id }) => id)).toEqual(['double-well']);
  expect(surrogateSampler.checks.slice(-1)).toEqual(long);
  expect(surrogateSampler.backend).toBe('wasm');
});

test('a right training is accepted', () => {
  expect(judged({})).not.toThrow();
});

test('a network that does not see the time is rejected', () => {
  expect(judged({}, { modelTime: () => 0 })).toThrow(
    /^Samples of your trained network have a total variation distance of 0\.\d\d from the Boltzmann density/,
  );
});

test('wells in the wrong ratio are rejected, even if their form is right', () => {
  const position = positionsOf({ ...WELL, tilt: 0.12 }, uniforms(seed, 'other positions'));
  const batches = input.batches.map((batch) => mapValues(batch, position));
  expect(judged({ batches })).toThrow(
    /^\d\d % of the samples of your trained network lie in the right well; 71 % is right, up to 10 %\.$/,
  );
});
