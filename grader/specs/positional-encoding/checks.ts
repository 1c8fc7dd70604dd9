import * as fc from 'fast-check';
import { specify } from '../../engine/specify';
import { sinusoidalPositions as oracle, type PositionsInput } from '../../oracle/positions';
import { at, dim, filled, generate, sliceFirst, zipValues, type NumericTensor } from '../../oracle/tensor';
import { examples, inputs, tables } from './inputs';
import { isolating } from './isolating';
import { conditions, pipeline } from './misconceptions';

const check = specify<PositionsInput, NumericTensor>({
  name: 'sinusoidalPositions',
  parameters: ['length', 'dModel'],
  resultName: 'positions',
  oracle: (args) => oracle(args),
  inputs,
  examples,
  isolating,
  pipeline,
  conditions,
});

/** With one pair of columns, several mistakes make no difference. */
const severalPairs = tables([2, 5], [2, 4]);

/** The dot product of every two rows. */
const dotProducts = (table: NumericTensor): NumericTensor => {
  const [length, d] = [dim(table, 0), dim(table, 1)];
  return generate([length, length], (index) => {
    const [p, q] = [Math.floor(index / length), index % length];
    let sum = 0;
    for (let k = 0; k < d; k++) sum += at(table, p * d + k) * at(table, q * d + k);
    return sum;
  });
};

/** The sine and cosine in each pair of columns, by row and pair. */
const pairsIn = (table: NumericTensor): { sine: NumericTensor; cosine: NumericTensor } => {
  const shape = [dim(table, 0), dim(table, 1) / 2];
  return {
    sine: generate(shape, (index) => at(table, 2 * index)),
    cosine: generate(shape, (index) => at(table, 2 * index + 1)),
  };
};

export const checks = [
  check.prop(tables([1, 5], [2, 4]))(
    'Row 0 is 0, 1, 0, 1, …',
    { id: 'first-row', points: 1, hint: 'Which position does row 0 stand for, and what are its angles?' },
    async (args, { call, expectTensor }) => {
      const table = await call(args);
      expectTensor(sliceFirst(table, 0, 1)).toEqual(
        generate([1, args.dModel], (column) => column % 2),
        'Row 0 must alternate between 0 and 1.',
      );
    },
  ),
  check.prop(severalPairs)(
    'In every pair of columns the squares sum to 1, and rows differ',
    {
      id: 'unit-circle',
      points: 1,
      hint: 'Do the two columns of a pair show the same angle?',
    },
    async (args, { call, expectTensor }) => {
      const table = await call(args);
      const { sine, cosine } = pairsIn(table);
      expectTensor(zipValues(sine, cosine, (s, c) => s * s + c * c)).toEqual(
        filled(sine.shape, 1),
        'The squares of columns 2i and 2i + 1 must sum to 1.',
      );
      expectTensor(sliceFirst(table, 1, 1)).toDifferFrom(
        sliceFirst(table, 0, 1),
        'Rows 0 and 1 are the same: every position needs a row of its own.',
      );
    },
  ),
  check.prop(severalPairs)(
    'The dot product of two rows depends only on how far apart they are',
    {
      id: 'distance',
      points: 1,
      hint: 'cos a · cos b + sin a · sin b = cos(a − b). Does each column have the partner that it needs?',
    },
    async (args, { call, ensure, expectTensor }) => {
      const products = dotProducts(await call(args));
      const { length } = args;
      expectTensor(products).toEqual(
        generate(products.shape, (index) =>
          at(products, Math.abs(Math.floor(index / length) - (index % length))),
        ),
        'The dot product of rows p and q must be that of rows 0 and |p − q|.',
      );
      ensure(
        at(products, 1) < at(products, 0) - 1e-5,
        'The dot product of rows 0 and 1 must be smaller than that of row 0 with itself.',
      );
    },
  ),
  check.prop(severalPairs)(
    'Row p + 1 is row p with every pair turned by the angles in row 1',
    {
      id: 'rotation',
      points: 1,
      hint: 'Two turns, one after the other, add their angles. Which row stands for no turn at all?',
    },
    async (args, { call, expectTensor }) => {
      const table = await call(args);
      expectTensor(sliceFirst(table, 1, 1)).toDifferFrom(
        sliceFirst(table, 0, 1),
        'Rows 0 and 1 are the same: no pair turns.',
      );
      const { sine, cosine } = pairsIn(table);
      const [pairs, turns] = [dim(sine, 1), args.length - 1];
      const next = (x: NumericTensor): NumericTensor => sliceFirst(x, 1, turns);
      const turned = (
        partner: (s: number, c: number, stepSine: number, stepCosine: number) => number,
      ): NumericTensor =>
        generate([turns, pairs], (index) => {
          const step = pairs + (index % pairs);
          return partner(at(sine, index), at(cosine, index), at(sine, step), at(cosine, step));
        });
      expectTensor(next(sine)).toEqual(
        turned((s, c, stepSine, stepCosine) => s * stepCosine + c * stepSine),
        'Turning the pairs of row p by the angles of row 1 does not give the sines of row p + 1.',
      );
      expectTensor(next(cosine)).toEqual(
        turned((s, c, stepSine, stepCosine) => c * stepCosine - s * stepSine),
        'Turning the pairs of row p by the angles of row 1 does not give the cosines of row p + 1.',
      );
    },
  ),
  check.prop(tables([2, 5], [2, 8]))(
    'The first pair turns by 1 radian per position; each next one is slower by 10000^(2/dModel)',
    {
      id: 'frequencies',
      points: 1,
      hint: 'From row 0 to row 1, each pair turns by its frequency. What is the exponent of pair 0, 1, 2, …?',
    },
    async (args, { call, expectTensor }) => {
      const table = await call(args);
      const { sine, cosine } = pairsIn(table);
      const pairs = args.dModel / 2;
      const turn = (i: number): number => {
        const [s0, c0] = [at(sine, i), at(cosine, i)];
        const [s1, c1] = [at(sine, pairs + i), at(cosine, pairs + i)];
        return Math.abs(Math.atan2(s1 * c0 - c1 * s0, c1 * c0 + s1 * s0));
      };
      // As logarithms: otherwise the tolerance would hide the slowest pairs.
      expectTensor(generate([pairs], (i) => Math.log(turn(i)))).toEqual(
        generate([pairs], (i) => ((-2 * i) / args.dModel) * Math.log(10_000)),
        'The angles between rows 0 and 1 must start at 1 and fall by the factor 10000^(2/dModel) from pair to pair.',
      );
    },
  ),
  check.oracle(tables([1, 12], [1, 16]))('The table is right for every length and width', {
    id: 'formula',
    points: 1,
    hint: 'Column 2i is the sine and column 2i + 1 the cosine of position / 10000^(2i / dModel).',
  }),
  check.oracle(fc.constant({ length: 1000, dModel: 8 }))('Positions up to 999 are right', {
    id: 'long-sequences',
    points: 1,
    runs: 1,
    hint: 'The frequency of a column is the same for all positions.',
  }),
  check.fixtures('The table matches PyTorch', {
    id: 'pytorch',
    points: 1,
    hint: 'Compare row 1 first: it shows every frequency.',
  }),
];
