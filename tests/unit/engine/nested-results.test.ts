/** How numbers, lists and nested records are read, and what a student reads if they do not fit. */
import { type CheckFailure } from '../../../grader/engine/failure';
import { prepareFunction } from '../../../grader/engine/prepared-function';
import { readResult } from '../../../grader/engine/read-result';
import { mapTensors, replaceAt, tensorsOf, type Result } from '../../../grader/engine/values';
import { mapValues, plainNumber, plainNumbers, tensor } from '../../../grader/oracle/tensor';
import { toyFunction } from '../../support/toy-exercise';
import { wireOf } from '../../support/wire-result';

const read = (received: Result, expected: Result): Result =>
  readResult<Parameters<ReturnType<typeof toyFunction>['oracle']>[0], Result>(
    prepareFunction({ ...toyFunction(), oracle: () => expected, misconceptions: [] }),
    wireOf(received),
    expected,
    { x: tensor([1], [1]), factor: 1 },
  );

const params = {
  blocks: [{ gain: tensor([2], [1, 2]) }, { gain: tensor([2], [3, 4]) }],
  losses: plainNumbers([0.5, 0.25]),
};

test('a result of the expected structure is read as it is', () => {
  expect(read(params, params)).toEqual(params);
  expect(read(plainNumber(3), plainNumber(4))).toEqual(plainNumber(3));
  expect(read(plainNumbers([]), plainNumbers([]))).toEqual(plainNumbers([]));
});

test.each<[string, Result, Result, string]>([
  [
    'one number',
    plainNumber(3),
    plainNumbers([3]),
    'scale returned the number 3; an array of numbers is expected.',
  ],
  [
    'a tensor',
    tensor([1], [3]),
    plainNumbers([3]),
    'scale returned a tensor; an array of numbers is expected.',
  ],
  [
    'a tensor among numbers',
    [plainNumber(3), tensor([1], [3])],
    plainNumbers([3, 4]),
    'scale returned an array with a tensor at place 1; an array of numbers is expected.',
  ],
  ['too few numbers', plainNumbers([3]), plainNumbers([3, 4]), '`scaled` has 1 number; 2 are expected here.'],
  [
    'numbers for a tensor',
    plainNumbers([3]),
    tensor([1], [3]),
    'scale returned an array; a tensor of shape [1] is expected.',
  ],
  [
    'too few blocks',
    { ...params, blocks: params.blocks.slice(1) },
    params,
    '`blocks` is a list of 1; a list of 2 is expected.',
  ],
  [
    'no blocks',
    { ...params, blocks: plainNumber(1) },
    params,
    '`blocks` is the number 1; a list of 2 is expected.',
  ],
  [
    'a wrong shape inside',
    { ...params, blocks: [{ gain: tensor([1], [1]) }, params.blocks[1] ?? []] },
    params,
    '`blocks[0].gain` has shape [1]; [2] is expected here.',
  ],
  [
    'a missing field inside',
    { ...params, blocks: [{ bias: tensor([1], [1]) }, params.blocks[1] ?? []] },
    params,
    '`blocks[0]` has no `gain`; it has `bias`.',
  ],
  [
    'a number that is NaN',
    plainNumber(Number.NaN),
    plainNumber(1),
    '`scaled` is NaN: something overflowed, 0 was divided by 0 or multiplied by ∞, or something undefined was used as a number (undefined * 2 is NaN).',
  ],
])('%s', (_, received, expected, message) => {
  expect(() => read(received, expected)).toThrow(message);
});

test.each<[string, Result]>([
  ['a tensor', tensor([2], [3, 4])],
  ['tensors in a list', [plainNumber(3), tensor([1], [4])]],
])('%s where numbers are expected get the hint how to read them', (_, received) => {
  const hintFor = (): string | undefined => {
    try {
      read(received, plainNumbers([3, 4]));
    } catch (failure) {
      return (failure as CheckFailure).hint;
    }
    return undefined;
  };
  expect(hintFor()).toContain('x.dataSync()[0] is the first');
});

test('paths lead to the tensors in lists', () => {
  expect(tensorsOf(params).map(({ path }) => path)).toEqual(['blocks[0].gain', 'blocks[1].gain', 'losses']);
  const replaced = replaceAt(params, 'blocks[1].gain', tensor([1], [7]));
  expect(replaced.blocks).toEqual([params.blocks[0], { gain: tensor([1], [7]) }]);
  expect(replaced.losses).toBe(params.losses);
  const doubled = mapTensors(params, (_, each) => mapValues(each, (value) => 2 * value));
  expect(doubled.blocks[1]?.gain).toEqual(tensor([2], [6, 8]));
});
