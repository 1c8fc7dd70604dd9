/** When two tensors are the same. */
import fc from 'fast-check';
import {
  agree,
  differences,
  differingIndices,
  gradientTolerance,
  toleranceFor,
} from '../../../grader/engine/compare';
import { mapValues, tensor } from '../../../grader/oracle/tensor';

const numbers = fc
  .array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 1, maxLength: 8 })
  .map((data) => tensor([data.length], data));

test('a tensor rounded to float32 is the same', () => {
  fc.assert(fc.property(numbers, (x) => differingIndices(x, mapValues(x, Math.fround)).length === 0));
});

test('one number that is off by twice the tolerance is found, and only that one', () => {
  fc.assert(
    fc.property(numbers, fc.nat(), (x, draw) => {
      const place = draw % x.data.length;
      const off = mapValues(x, (value, i) => (i === place ? value + 2 * toleranceFor(x) : value));
      expect(differingIndices(x, off)).toEqual([place]);
    }),
  );
});

test('the tolerance grows with the largest number, and does not vanish with it', () => {
  expect(toleranceFor(tensor([2], [0, 100]))).toBeCloseTo(0.05);
  expect(toleranceFor(tensor([1], [0]))).toBeGreaterThan(1e-6);
  expect(gradientTolerance(tensor([1], [0]), 100)).toBeGreaterThan(gradientTolerance(tensor([1], [0]), 0));
});

test('NaN and infinity differ from every number', () => {
  const right = tensor([3], [1, 2, 3]);
  expect(differingIndices(right, tensor([3], [NaN, Infinity, -Infinity]))).toEqual([0, 1, 2]);
});

test('an infinity agrees with the same infinity only, and hides no other difference', () => {
  const infinite = tensor([2], [Infinity, 1]);
  expect(differingIndices(infinite, tensor([2], [Infinity, 1]))).toEqual([]);
  expect(differingIndices(infinite, tensor([2], [-Infinity, 2]))).toEqual([0, 1]);
  expect(differingIndices(infinite, tensor([2], [1e30, NaN]))).toEqual([0, 1]);
});

test('results of other shapes, or with a tensor missing, do not agree', () => {
  const x = tensor([4], [1, 2, 3, 4]);
  expect(agree(x, tensor([2, 2], x.data))).toBe(false);
  expect(agree({ a: x, b: x }, { a: x })).toBe(false);
  expect(agree({ a: x, b: x }, { b: x, a: x })).toBe(true);
});

test('differences name the tensors of a record, and a lone tensor by its name in reports', () => {
  const [x, y] = [tensor([1], [1]), tensor([1], [2])];
  expect(differences({ a: x, b: x }, { a: x, b: y }, 'result').map(({ name }) => name)).toEqual(['b']);
  expect(differences(x, y, 'result').map(({ name }) => name)).toEqual(['result']);
});
