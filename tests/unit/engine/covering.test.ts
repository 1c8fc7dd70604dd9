/** Cases in which every pair of circumstances occurs. */
import * as fc from 'fast-check';
import { covering, coveringArray } from '../../../grader/engine/covering';
import { runProperty, sampleInputs } from '../../../grader/engine/run-property';
import { CheckFailure } from '../../../grader/engine/failure';

const factors = { rank: [2, 3, 4], masked: [false, true], numHeads: [1, 2], batch: [1, 2] } as const;
const cases = covering(factors);
type Case = ReturnType<(typeof cases)['all'][number]['generate']>['value'];
const sampled = (all: readonly fc.Arbitrary<Case>[]): (Case | undefined)[] =>
  all.map((each) => fc.sample(each, 1)[0]);
const drawn = sampled(cases.all);

test('every two values of two factors occur together', () => {
  const names = ['rank', 'masked', 'numHeads', 'batch'] as const;
  for (const one of names)
    for (const other of names.filter((name) => name !== one))
      for (const value of factors[one])
        for (const beside of factors[other])
          expect(drawn).toContainEqual(expect.objectContaining({ [one]: value, [other]: beside }));
});

test('few cases are enough, and a case always has the same circumstances', () => {
  expect(cases.all.length).toBeLessThanOrEqual(7);
  cases.all.forEach((each, i) => {
    expect(fc.sample(each, 5)).toEqual(Array.from({ length: 5 }, () => drawn[i]));
  });
});

test('the fewest cases have every value, and are among all', () => {
  const fewest = sampled(cases.fewest().all);
  for (const [name, values] of Object.entries(factors))
    for (const value of values) expect(fewest).toContainEqual(expect.objectContaining({ [name]: value }));
  expect(fewest).toHaveLength(3);
  expect(drawn).toEqual(expect.arrayContaining(fewest));
  expect(sampled(cases.fewest().fewest().all)).toEqual(fewest);
});

test('a single factor has a case for each value', () => {
  expect(coveringArray([3])).toEqual([[0], [1], [2]]);
});

describe('a property', () => {
  const inputs = cases.map((each) => fc.record({ circumstances: each, n: fc.nat(100) }));
  const run = (
    holds: (input: { circumstances: Case; n: number }) => boolean,
    seed: number,
  ): Promise<void> => {
    const generated = { inputs, seed, always: 7, runs: 6 };
    return runProperty(generated, sampleInputs(generated), (input) =>
      holds(input) ? Promise.resolve() : Promise.reject(new CheckFailure(JSON.stringify(input))),
    );
  };

  test('is tried on every case with every seed', () => {
    for (const seed of [...Array(20).keys(), 'f'.repeat(32)]) {
      const tried = sampleInputs({ inputs, seed, runs: 2 }).map(({ circumstances }) => circumstances);
      for (const circumstances of drawn) expect(tried).toContainEqual(circumstances);
    }
  });

  test('gets the same inputs with every seed, and others', () => {
    const [one, other] = [1, 2].map((seed) => sampleInputs({ inputs, seed, always: 7, runs: 6 }));
    expect(one?.slice(0, inputs.all.length)).toEqual(other?.slice(0, inputs.all.length));
    expect(one?.slice(inputs.all.length)).not.toEqual(other?.slice(inputs.all.length));
  });

  test.each([1, 2, 3])('that fails is shown in the simplest circumstances (seed %s)', async (seed) => {
    await expect(run(({ circumstances }) => circumstances.rank !== 4, seed)).rejects.toThrow(
      JSON.stringify({ circumstances: { rank: 4, masked: false, numHeads: 1, batch: 1 }, n: 0 }),
    );
    await expect(run(({ circumstances, n }) => !circumstances.masked || n < 2, seed)).rejects.toThrow(
      JSON.stringify({ circumstances: { rank: 2, masked: true, numHeads: 1, batch: 1 }, n: 2 }),
    );
  });
});
