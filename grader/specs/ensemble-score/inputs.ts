import * as fc from 'fast-check';
import { covering, type Cases } from '../../engine/covering';
import { axis, numbersOf, type Numbers } from '../../engine/inputs';
import { casesOf, type EnsembleInput } from '../../oracle/ensembles';
import { fromRows } from '../../oracle/linear-algebra';
import { mean } from '../../oracle/reductions';
import { generate, mapValues, tensor, type NumericTensor } from '../../oracle/tensor';

/** An ensemble of one member has no spread. */
export type Size = 'one' | 'two' | 'several';

const SIZES: readonly Size[] = ['two', 'several'];
export const ALL_SIZES: readonly Size[] = ['one', ...SIZES];

interface Drawn {
  readonly cases: number;
  readonly members: number;
  readonly numbers: Numbers;
}

const drawn = (sizes: readonly Size[], make: (drawn: Drawn) => EnsembleInput): Cases<EnsembleInput> =>
  covering({ isOneCase: [true, false], size: sizes }).map((circumstances) =>
    fc
      .record({ circumstances, cases: axis(2, 5), several: axis(3, 6), numbers: numbersOf() })
      .map(({ circumstances: { isOneCase, size }, cases, several, numbers }) =>
        make({
          cases: isOneCase ? 1 : cases,
          members: { one: 1, two: 2, several }[size],
          numbers,
        }),
      ),
  );

/** Cases with observations near and far from the members. */
export const scoreInputs = (sizes: readonly Size[] = SIZES): Cases<EnsembleInput> =>
  drawn(sizes, ({ cases, members, numbers }) => ({
    ensemble: numbers.normal('ensemble', [cases, members]),
    observations: numbers.normal('observations', [cases], 2),
  }));

const isOdd = (i: number): boolean => i % 2 === 1;

/** Cases in which neither the variance of the members nor the error of their mean is near 0. */
export const ratioInputs: Cases<EnsembleInput> = drawn(SIZES, ({ cases, members, numbers }) => {
  const noise = numbers.between('noise', [cases, members], -0.6, 0.6);
  const ensemble = mapValues(noise, (value, i) =>
    Math.fround(value + 2 * (i % members) + Math.floor(i / members)),
  );
  const errors = numbers.between('errors', [cases], 0.5, 3);
  return {
    ensemble,
    observations: withErrors(ensemble, (i) => (isOdd(i) ? -1 : 1) * (errors.data[i] ?? 0)),
  };
});

/** Observations that differ from the mean of their members. */
function withErrors(ensemble: NumericTensor, errorOf: (i: number) => number): NumericTensor {
  const cases = casesOf({ ensemble, observations: tensor([0], []) });
  return generate([cases.length], (i) => Math.fround(mean(cases[i]?.members ?? []) - errorOf(i)));
}

/** Cases without ties: neither two members nor a member and the observation are equal. */
export const rankInputs: Cases<EnsembleInput> = covering({
  isOneCase: [true, false],
  size: ALL_SIZES,
}).map((circumstances) =>
  fc
    .record({
      circumstances,
      cases: axis(3, 8),
      several: axis(3, 5),
      isWhole: fc.boolean().map((isReal) => !isReal),
      numbers: numbersOf('gaussian'),
    })
    .map(({ circumstances: { isOneCase, size }, cases, several, isWhole, numbers }) => {
      const members = { one: 1, two: 2, several }[size];
      const values = numbers.normal('values', [isOneCase ? 1 : cases, members + 1]);
      return splitLast(isWhole ? placesInRows(values) : values);
    }),
);

/** Each number’s place in its row, counted from 1, plus the number of the row. */
function placesInRows(values: NumericTensor): NumericTensor {
  const width = values.shape[1] ?? 1;
  return mapValues(values, (value, i) => {
    const row = Math.floor(i / width);
    const others = values.data.slice(row * width, (row + 1) * width);
    return row + 1 + others.filter((other) => other < value).length;
  });
}

/** The last number of each row is the observation. */
export function splitLast(values: NumericTensor): EnsembleInput {
  const width = values.shape[1] ?? 1;
  const cases = values.shape[0] ?? 0;
  return {
    ensemble: generate([cases, width - 1], (i) =>
      valueAt(values, Math.floor(i / (width - 1)), i % (width - 1)),
    ),
    observations: generate([cases], (i) => valueAt(values, i, width - 1)),
  };
}

const valueAt = (values: NumericTensor, row: number, column: number): number =>
  values.data[row * (values.shape[1] ?? 1) + column] ?? NaN;

/**
 * Each case becomes M + 1 cases: every member once takes the place of the observation, so that
 * members and observation come from the same distribution.
 */
export function exchanged(args: EnsembleInput): EnsembleInput {
  const rows = casesOf(args).flatMap(({ members, observation }) => {
    const all = [...members, observation];
    return all.map((own, i) => [...all.filter((_, j) => j !== i), own]);
  });
  return splitLast(fromRows([rows.length], rows));
}

/** Each case becomes M cases, in each of which another member is missing. */
export function withoutOne(args: EnsembleInput): EnsembleInput {
  const cases = casesOf(args).flatMap(({ members, observation }) =>
    members.map((_, i) => ({ members: members.filter((_own, j) => j !== i), observation })),
  );
  return {
    ensemble: fromRows(
      [cases.length],
      cases.map(({ members }) => members),
    ),
    observations: tensor(
      [cases.length],
      cases.map(({ observation }) => observation),
    ),
  };
}
