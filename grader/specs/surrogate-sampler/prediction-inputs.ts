import { once } from '../../engine/remember';
import * as fc from 'fast-check';
import { covering, type Cases } from '../../engine/covering';
import { axis, fixedInputs, numbersOf } from '../../engine/inputs';
import type { DenoiserInput } from '../../oracle/surrogate';
import { filled, mapValues } from '../../oracle/tensor';
import { networkOf } from './networks';

const STEPS = 40;

/** One example or several of one number or two, through one layer, two, or three. */
export const predictionInputs: Cases<DenoiserInput> = covering({
  isAlone: [true, false],
  d: [1, 2],
  timeDim: [2, 4],
  numLayers: [1, 2, 3],
}).map((circumstances) =>
  fc
    .record({ circumstances, several: axis(2, 4), hidden: axis(2, 3), numbers: numbersOf() })
    .map(({ circumstances: { isAlone, ...shape }, several, hidden, numbers }) => {
      const batch = isAlone ? 1 : several;
      return {
        xt: numbers.normal('xt', [batch, shape.d]),
        t: numbers.below('t', [batch], STEPS),
        params: networkOf(numbers, { ...shape, hidden }),
      };
    }),
);

/** Networks with hidden layers and numbers that no style rounds to the same value. */
const deep: fc.Arbitrary<DenoiserInput> = fc
  .record({
    d: axis(1, 2),
    timeDim: fc.constantFrom(2, 4),
    numLayers: axis(2, 3),
    numbers: numbersOf('gaussian'),
  })
  .map(({ d, timeDim, numLayers, numbers }) => ({
    xt: numbers.normal('xt', [3, d]),
    t: numbers.below('t', [3], STEPS),
    params: networkOf(numbers, { d, timeDim, hidden: 3, numLayers }),
  }));

export const deepPredictions = once((): readonly DenoiserInput[] => fixedInputs(deep, 4));

const without = (input: DenoiserInput, part: 'kernel' | 'bias', layer: number): DenoiserInput => ({
  ...input,
  params: {
    layers: input.params.layers.map((own, i) =>
      i === layer || layer < 0 ? { ...own, [part]: mapValues(own[part], () => 0) } : own,
    ),
  },
});

/** The first kernel with as many columns as x. */
function linear({ xt, params: { layers } }: DenoiserInput): DenoiserInput['xt'] {
  const kernel = layers[0]?.kernel ?? filled([1, 1], 0);
  const [rows = 1, columns = 1] = kernel.shape;
  const d = xt.shape[1] ?? 1;
  const data = Float64Array.from(
    { length: rows * d },
    (_, i) => kernel.data[Math.floor(i / d) * columns + (i % d)] ?? 0,
  );
  return { shape: [rows, d], dtype: 'float32', data };
}

/** First a single layer, then only biases, only x, only the time, and all of it. */
export const isolatingPredictions = (): readonly DenoiserInput[] => [
  ...deepPredictions().map((input) => ({
    ...input,
    params: { layers: input.params.layers.slice(-1).map(({ bias }) => ({ kernel: linear(input), bias })) },
  })),
  ...deepPredictions().map((input) => without(input, 'kernel', -1)),
  ...deepPredictions().map((input) => without(input, 'bias', -1)),
  ...deepPredictions().map((input) => ({ ...input, xt: filled(input.xt.shape, 0) })),
  ...deepPredictions().map((input) => ({ ...input, t: filled(input.t.shape, 0, 'int32') })),
  ...deepPredictions(),
];
