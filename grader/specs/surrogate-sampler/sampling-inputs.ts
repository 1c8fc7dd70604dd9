import { once } from '../../engine/remember';
import * as fc from 'fast-check';
import { covering, type Cases } from '../../engine/covering';
import { axis, fixedInputs, numbersOf } from '../../engine/inputs';
import type { SurrogateSamplingInput } from '../../oracle/surrogate';
import { dim, filled } from '../../oracle/tensor';
import { schedules } from '../shared/diffusion-inputs';
import { networkOf } from './networks';

/** One sample or several, of one number or two, with short schedules. */
export const samplingInputs: Cases<SurrogateSamplingInput> = covering({
  isAlone: [true, false],
  d: [1, 2],
  numLayers: [1, 2, 3],
}).map((circumstances) =>
  fc
    .record({
      circumstances,
      several: axis(2, 3),
      timeDim: fc.constantFrom(2, 4),
      schedule: schedules(6).filter(({ betas }) => dim(betas, 0) > 2),
      numbers: numbersOf('tenths', 'gaussian'),
    })
    .map(({ circumstances: { isAlone, d, numLayers }, several, timeDim, schedule, numbers }) => {
      const numSamples = isAlone ? 1 : several;
      const gaussian = Array.from({ length: dim(schedule.betas, 0) + 1 }, (_, i) =>
        numbers.normal(`draw ${i}`, [numSamples, d]),
      );
      return {
        params: networkOf(numbers, { d, timeDim, hidden: 3, numLayers }),
        numSamples,
        schedule,
        gaussian: { gaussian },
      };
    }),
);

const sampled = once(() =>
  fixedInputs(
    fc.oneof(...samplingInputs.all).filter(({ params }) => params.layers.length > 1),
    6,
  ),
);

/** A network without kernels: it returns its last bias, or 0. */
const constant = (
  { params }: SurrogateSamplingInput,
  hasBias: boolean,
): SurrogateSamplingInput['params'] => ({
  layers: params.layers.map(({ kernel, bias }) => ({
    kernel: filled(kernel.shape, 0),
    bias: hasBias ? bias : filled(bias.shape, 0),
  })),
});

/** First a network that predicts nothing, then one whose prediction is constant, then all. */
export const isolatingSamplings = (): readonly SurrogateSamplingInput[] => [
  ...sampled().map((input) => ({ ...input, params: constant(input, false) })),
  ...sampled().map((input) => ({ ...input, params: constant(input, true) })),
  ...sampled(),
];
