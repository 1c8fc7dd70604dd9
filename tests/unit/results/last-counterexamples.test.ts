import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { CheckResult, Results } from '../../../grader/results/results';
import { fakeDefinition, fakeCheck, fakeVerdict } from '../../support/fake-exercise';

const cacheDirectory = mkdtempSync(path.join(os.tmpdir(), 'cache-'));
jest.mock('../../../grader/platform/own-program', () => ({
  cacheFolders: () => [cacheDirectory],
  keep: (write: (folder: string) => void) => {
    write(cacheDirectory);
  },
}));
afterAll(() => {
  rmSync(cacheDirectory, { recursive: true });
});

const load = () => import('../../../grader/results/last-counterexamples');

const failedOn = (length: number): Partial<CheckResult> => ({
  status: 'failed',
  counterexample: {
    function: 'f',
    inputs: [{ name: 'length', value: length }],
    comparisons: [],
    related: null,
  },
});

/** Results with these outcomes of two checks, by exercise. */
const results = (exercises: Readonly<Record<string, readonly Partial<CheckResult>[]>>): Results =>
  ({
    exercises: Object.entries(exercises).map(([id, outcomes]) => ({
      id,
      checks: fakeVerdict(fakeDefinition(['one', 'two'].map((check) => fakeCheck(check))), outcomes).judged
        .checks,
    })),
  }) as unknown as Results;

test('the counterexamples of the last grading of each exercise are kept, by submission', async () => {
  const { keepCounterexamples, lastCounterexamples } = await load();
  const numbers = (root: string, exercise: string): unknown[] =>
    lastCounterexamples(root, exercise).map(({ title, counterexample }) => [
      title,
      counterexample.inputs[0]?.value,
    ]);

  keepCounterexamples('/nothing', results({ a: [] }));
  expect(readdirSync(cacheDirectory)).toEqual([]);
  expect(numbers('/nothing', 'a')).toEqual([]);

  keepCounterexamples('/x', results({ a: [{}, failedOn(1)], b: [failedOn(2), failedOn(3)] }));
  keepCounterexamples('/y', results({ a: [failedOn(4)] }));
  expect(numbers('/x', 'a')).toEqual([['two holds', 1]]);
  expect(numbers('/x', 'b')).toEqual([
    ['one holds', 2],
    ['two holds', 3],
  ]);
  expect(numbers('/y', 'a')).toEqual([['one holds', 4]]);

  keepCounterexamples('/x', results({ a: [] }));
  expect(numbers('/x', 'a')).toEqual([]);
  expect(numbers('/x', 'b')).toHaveLength(2);
  expect(numbers('/y', 'a')).toHaveLength(1);
});
