import { operations } from '../../support/wasm-operations';
import type { Backend } from '../../../grader/sandbox/protocol';
import { repliesOf, thrownBy } from '../../support/realm';

const PARTS = 10;

type Line = [name: string, result: unknown, left: number];

const linesOf = (replies: readonly string[]): Line[] => {
  expect(thrownBy(replies)).toBe('(loaded)');
  return (replies.at(-1) ?? '')
    .split('\n')
    .filter((line) => line.startsWith('['))
    .map((line) => JSON.parse(line) as Line);
};

const isNumber = (value: unknown): value is number => typeof value === 'number';

/** Whether two results are the same up to rounding, relative to the largest number of a tensor. */
function same(one: unknown, other: unknown, scale = 1): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    const largest = Math.max(1, ...one.filter(isNumber).map(Math.abs));
    return one.length === other.length && one.every((each, i) => same(each, other[i], largest));
  }
  return isNumber(one) && isNumber(other) ? Math.abs(one - other) <= 1e-5 * scale : one === other;
}

test('both backends return the same tensors and errors for every operation', async () => {
  const parts = Array.from({ length: PARTS }, (_, part) => operations(part, PARTS));
  const printedBy = async (backend: Backend): Promise<Line[]> =>
    (await repliesOf(parts.map((code) => ({ code, requests: [], backend })))).flatMap(linesOf);
  const [expected, received] = await Promise.all([printedBy('cpu'), printedBy('wasm')]);
  expect(expected.length).toBeGreaterThan(5_000);
  expect(expected.map(([name]) => name)).toEqual(received.map(([name]) => name));
  expect(expected.filter((line, i) => !same(line, received[i]))).toEqual([]);
});
