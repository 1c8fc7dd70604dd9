import fc from 'fast-check';
import { differencePattern } from '../../../grader/engine/difference-pattern';
import { position } from '../../../grader/engine/format';
import { causalMaskOf } from '../../../grader/engine/inputs';
import { at, generate, mapValues, type NumericTensor } from '../../../grader/oracle/tensor';

const expected = generate([2, 3, 3], (i) => Math.sin(i + 1) + 2);

/** The expected tensor with some places changed. */
const changed = (
  change: (value: number, indices: readonly number[]) => number,
  of: NumericTensor = expected,
): NumericTensor => mapValues(of, (value, i) => change(value, position(of.shape, i)));

test.each<[string, NumericTensor, string | undefined]>([
  ['a factor', changed((value) => 3 * value), 'Yours is 3 times what is expected, everywhere.'],
  ['an offset', changed((value) => value + 0.5), 'Yours is larger by 0.5, everywhere.'],
  ['zeros', changed(() => 0), 'Every number of yours is 0.'],
  [
    'a later example',
    changed((value, [example]) => (example === 1 ? value * value : value)),
    'The first example is right; the other is not.',
  ],
  [
    'the first row',
    changed((value, [, row]) => (row === 0 ? value * value : value)),
    'Only the first row is wrong.',
  ],
  [
    'a column in the middle',
    changed((value, [, , column]) => (column === 1 ? value * value : value)),
    'Only column 1 is wrong.',
  ],
  [
    'a factor for each row',
    changed((value, [, row = 0]) => value * (row + 2)),
    'In each row yours is a multiple of what is expected: 2, 3, 4 times.',
  ],
  [
    'an offset for each column',
    changed((value, [, , column = 0]) => value + column + 1),
    'In each column yours is off by one number: 1, 2, 3.',
  ],
  [
    'nothing regular',
    changed((value, [a = 0, b = 0, c = 0]) => value + Math.cos(7 * a + 3 * b + 5 * c) + 2),
    undefined,
  ],
])('%s', (_, received, sentence) => {
  expect(differencePattern(expected, received)).toBe(sentence);
});

test('places of a mask', () => {
  const mask = causalMaskOf(3);
  const isHidden = ([, row = 0, column = 0]: readonly number[]): boolean => column > row;
  const where = (chosen: (indices: readonly number[]) => boolean) =>
    differencePattern(
      expected,
      changed((value, indices) => (chosen(indices) ? value * value : value)),
      mask,
    );
  expect(where(isHidden)).toBe('Only places that the mask hides are wrong.');
  expect(where((indices) => !isHidden(indices))).toBe(
    'Only places that the mask shows are wrong; what it hides is right.',
  );
  const output = generate([3, 2], (i) => i + 1);
  const received = changed((value, [row = 0]) => (row < 2 ? value * value + 1 : value), output);
  expect(differencePattern(output, received, mask)).toBe(
    'Only rows from which the mask hides something are wrong.',
  );
});

test('what a pattern says of places is true of the numbers', () => {
  const numbers = fc.array(fc.constantFrom(0, 0, 1, 2), { minLength: 12, maxLength: 12 });
  fc.assert(
    fc.property(numbers, (offsets) => {
      const small = generate([3, 4], (i) => i + 1);
      const received = mapValues(small, (value, i) => value + (offsets[i] ?? 0));
      const only = /^Only (row|column) ([\d, ]+) of/.exec(differencePattern(small, received) ?? '');
      if (only === null) return;
      const named = new Set((only[2] ?? '').split(', ').map(Number));
      small.data.forEach((_, i) => {
        const index = position(small.shape, i)[only[1] === 'row' ? 0 : 1] ?? -1;
        if (!named.has(index)) expect(at(received, i)).toBe(at(small, i));
      });
    }),
  );
});
