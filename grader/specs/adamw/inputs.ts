import * as fc from 'fast-check';
import { axis, numbersOf } from '../../engine/inputs';
import type { AdamWInput, AdamWOptions } from '../../oracle/adamw';
import { filled, mapValues } from '../../oracle/tensor';

/** So large that decay, epsilon and the bias correction show in the result. */
const options = fc.record<AdamWOptions>({
  learningRate: fc.constantFrom(0.5, 0.25),
  beta1: fc.constantFrom(0.5, 0.75, 0.875),
  beta2: fc.constantFrom(0.625, 0.9375),
  epsilon: fc.constantFrom(0.25, 0.5),
  weightDecay: fc.constantFrom(0.5, 0.25, 0),
});

const shape = fc.array(axis(1, 3), { maxLength: 3 });

/** Steps after the first one, with the moments that gradients near this one have left. */
export const laterSteps: fc.Arbitrary<AdamWInput> = fc
  .record({ shape, step: axis(1, 4), options, numbers: numbersOf() })
  .map(({ shape: dims, step, options: chosen, numbers }) => ({
    parameter: numbers.normal('parameter', dims),
    gradient: numbers.normal('gradient', dims),
    state: {
      step,
      m: mapValues(numbers.normal('m', dims), (value) => value / 2),
      v: numbers.between('v', dims, 0.125, 1),
    },
    options: chosen,
  }));

/** First steps: the moments are 0. */
export const firstSteps: fc.Arbitrary<AdamWInput> = laterSteps.map((input) => {
  const zeros = filled(input.parameter.shape, 0);
  return { ...input, state: { step: 0, m: zeros, v: zeros } };
});

/** Every kind of step. */
export const allSteps = fc.oneof(firstSteps, laterSteps);
