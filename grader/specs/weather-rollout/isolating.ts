import { fixedInputs, numbersOf } from '../../engine/inputs';
import type { CorrelationInput, Lorenz96Input, RollOutInput } from '../../oracle/weather';
import { filled, generate, mapValues, tensor } from '../../oracle/tensor';

/** The state of Lorenz and Emanuel (1998) from which their experiments start. */
export const disturbed: Lorenz96Input = {
  x: tensor([8], [8.01, 8, 8, 8, 8, 8, 8, 8].map(Math.fround)),
  forcing: 8,
};

/** The same value everywhere: nothing is carried, and no neighbour differs from another. */
const uniform = (value: number, forcing: number): Lorenz96Input => ({ x: filled([5], value), forcing });

/** Nothing but forcing, or nothing but what neighbours carry. */
export const tendencyIsolating = (): readonly Lorenz96Input[] => [
  uniform(0, 8),
  uniform(0, -3),
  uniform(2, 0),
  uniform(-1.5, 0),
  ...[5, 7].flatMap((sites) =>
    [1, 4].map((site) => ({
      x: generate([sites], (i) => (i === site || i === site - 1 ? 2 : 0)),
      forcing: 0,
    })),
  ),
  ...fixedInputs(
    numbersOf('gaussian').map((numbers) => ({ x: numbers.normal('x', [6], 2), forcing: 0 })),
    4,
  ),
];

export const rollOutIsolating = (): readonly RollOutInput[] =>
  fixedInputs(
    numbersOf('gaussian').map((numbers) => ({
      step: { forcing: 8, timeStep: 0.05 },
      x0: mapValues(numbers.normal('x', [5], 3), (value) => value + 2),
      numSteps: 3,
    })),
    4,
  );

/** Every row on the same latitude, so that weights do not matter; and a single row that counts. */
export const fieldIsolating = (): readonly CorrelationInput[] => [
  ...[0, 60].flatMap((latitude) => fields(3, 4, () => latitude, 3)),
  ...fields(3, 3, (i) => (i === 1 ? 20 : 89), 3),
  ...fields(2, 2, (i) => 89 * (i % 2), 3),
  ...fields(3, 5, (i) => [-89, 0, 89][i] ?? 0, 3),
  ...fields(4, 3, (i) => [-75, -25, 25, 75][i] ?? 0, 3),
];

function fields(
  rows: number,
  columns: number,
  latitudeOf: (row: number) => number,
  count: number,
): readonly CorrelationInput[] {
  return fixedInputs(
    numbersOf('gaussian').map((numbers) => ({
      forecast: numbers.normal('forecast', [rows, columns], 2),
      truth: numbers.normal('truth', [rows, columns], 2),
      climatology: numbers.normal('climatology', [rows, columns]),
      latitudes: generate([rows], latitudeOf),
    })),
    count,
  );
}
