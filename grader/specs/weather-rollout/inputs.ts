import * as fc from 'fast-check';
import { covering, type Cases } from '../../engine/covering';
import { axis, numbersOf, type Numbers } from '../../engine/inputs';
import type { CorrelationInput, Lorenz96Input, RollOutInput } from '../../oracle/weather';
import { filled, generate, mapValues, tensor, type NumericTensor } from '../../oracle/tensor';

/** Axes before the sites: none, members, or days and members. */
const LEADING = [[], [2], [2, 3]] as const;

/** States of the size of the weather in the model: between about −10 and 15. */
const state = (numbers: Numbers, leading: readonly number[], sites: number): NumericTensor =>
  mapValues(numbers.normal('x', [...leading, sites], 3), (value) => Math.max(-10, Math.min(12, value + 2)));

export const rollOutInputs: Cases<RollOutInput> = covering({
  leading: LEADING,
  length: ['several', 'one', 'none'],
}).map((circumstances) =>
  fc
    .record({
      circumstances,
      sites: axis(4, 6),
      several: axis(2, 3),
      forcing: fc.constantFrom(8, 5, 10),
      timeStep: fc.constantFrom(0.05, 0.02),
      numbers: numbersOf(),
    })
    .map(({ circumstances: { leading, length }, sites, several, forcing, timeStep, numbers }) => ({
      step: { forcing, timeStep },
      x0: state(numbers, leading, sites),
      numSteps: { none: 0, one: 1, several }[length],
    })),
);

export const tendencyInputs: Cases<Lorenz96Input> = covering({
  leading: LEADING,
  isSmall: [true, false],
}).map((circumstances) =>
  fc
    .record({
      circumstances,
      larger: axis(5, 8),
      forcing: fc.constantFrom(8, 3, -2, 12.5),
      numbers: numbersOf(),
    })
    .map(({ circumstances: { leading, isSmall }, larger, forcing, numbers }) => ({
      x: state(numbers, leading, isSmall ? 4 : larger),
      forcing,
    })),
);

/**
 * Fields on latitudes whose weights differ. Neither anomalies nor errors are near 0, so that
 * nothing is divided by 0.
 */
export const fieldInputs: Cases<CorrelationInput> = covering({
  numRows: [2, 3, 4],
  isSquare: [true, false],
}).map((circumstances) =>
  fc
    .record({ circumstances, shift: axis(1, 2), numbers: numbersOf() })
    .map(({ circumstances: { numRows, isSquare }, shift, numbers }) => {
      const shape = [numRows, isSquare ? numRows : numRows - 1 + 2 * shift];
      const climatology = numbers.normal('climatology', shape, 2);
      const sign = numbers.below('sign', shape, 4);
      const sizes = numbers.between('sizes', shape, 0.5, 2.5);
      const errors = numbers.between('errors', shape, 0.3, 2);
      const truth = mapValues(climatology, (value, i) =>
        Math.fround(value + ((sign.data[i] ?? 0) < 2 ? -1 : 1) * (sizes.data[i] ?? 0)),
      );
      return {
        forecast: mapValues(truth, (value, i) =>
          Math.fround(value + ((sign.data[i] ?? 0) % 2 === 0 ? -0.4 : 1) * (errors.data[i] ?? 0)),
        ),
        truth,
        climatology,
        latitudes: latitudesOf(numbers, numRows),
      };
    }),
);

/** Whole degrees, one of them far from the equator, in no order. */
function latitudesOf(numbers: Numbers, count: number): NumericTensor {
  const anywhere = numbers.below('latitudes', [count], 141);
  const polar = (numbers.below('polar', [1], count).data[0] ?? 0) % count;
  return generate([count], (i) => (i === polar ? 80 : (anywhere.data[i] ?? 0) - 70));
}

/**
 * Fields in which one row has far larger anomalies than the others. The cosine of 3 radians is
 * negative and that of −70 radians positive: whoever forgets to convert degrees gives negative
 * weight to the row that matters, whether weights are divided by their mean or not.
 */
export const dominated: readonly CorrelationInput[] = [0, 2].map((row) => {
  const anomaly = (i: number): number => (Math.floor(i / 2) === row ? 3 : 0.5) * (i % 2 === 0 ? 1 : -1);
  return {
    forecast: generate([3, 2], (i) => 1 + anomaly(i) * (1 + 0.25 * (i % 3))),
    truth: generate([3, 2], (i) => 1 + anomaly(i)),
    climatology: filled([3, 2], 1),
    latitudes: tensor([3], [3, 80, -70]),
  };
});
