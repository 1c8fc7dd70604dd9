import * as fc from 'fast-check';
import { covering, type Cases } from '../../engine/covering';
import { axis, numbersOf } from '../../engine/inputs';
import type { AdamWInput } from '../../oracle/adamw';
import { filled, mapValues } from '../../oracle/tensor';

/** So large that decay, epsilon and the bias correction show in the result. */
const options = fc.record({
  learningRate: fc.constantFrom(0.5, 0.25),
  beta1: fc.constantFrom(0.5, 0.75, 0.875),
  beta2: fc.constantFrom(0.625, 0.9375),
  epsilon: fc.constantFrom(0.25, 0.5),
});

const shapes = [[1], [], [3], [2, 2], [2, 1, 3]] as const;

const stepsOf = (isFirst: readonly boolean[]): Cases<AdamWInput> =>
  covering({ shape: shapes, weightDecay: [0.5, 0, 0.25], isFirst }).map((circumstances) =>
    fc
      .record({ circumstances, step: axis(1, 4), options, numbers: numbersOf() })
      .map(({ circumstances: each, step, options: chosen, numbers }) => {
        const { shape } = each;
        const zeros = filled(shape, 0);
        return {
          parameter: numbers.normal('parameter', shape),
          gradient: numbers.normal('gradient', shape),
          state: each.isFirst
            ? { step: 0, m: zeros, v: zeros }
            : {
                step,
                m: mapValues(numbers.normal('m', shape), (value) => value / 2),
                v: numbers.between('v', shape, 0.125, 1),
              },
          options: { ...chosen, weightDecay: each.weightDecay },
        };
      }),
  );

/** Steps after the first one, with the moments that gradients near this one have left. */
export const laterSteps = stepsOf([false]);

/** First steps: the moments are 0. */
export const firstSteps = stepsOf([true]);

/** Every kind of step. */
export const allSteps = stepsOf([true, false]);
