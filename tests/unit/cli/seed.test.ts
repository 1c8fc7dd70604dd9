import { LARGEST_SEED, seedOf } from '../../../grader/cli/seed';
import { SMALLEST_PRIVATE_SEED } from '../../../grader/cli/private-seed';

test.each([
  ['0', 0],
  ['2017', 2017],
  ['2147483647', LARGEST_SEED],
  ['271828182\n', 271_828_182],
  ['\t271828182\r\n', 271_828_182],
])('%j is itself', (text, seed) => {
  expect(seedOf(text)).toBe(seed);
});

test.each(['2147483648', '00271828', 'correct horse battery staple', 'x'.repeat(10_000), '0x1234567'])(
  '%.40s stands for a private seed, the same with a line end',
  (text) => {
    const seed = seedOf(text);
    expect(seed).toBe(seedOf(`${text}\n`));
    expect(seed).toBeGreaterThanOrEqual(SMALLEST_PRIVATE_SEED);
    expect(seed).toBeLessThanOrEqual(LARGEST_SEED);
    expect(seed).not.toBe(seedOf(`${text}.`));
  },
);

test.each(['', ' \n', '-1', '+2718281', '-2718281', '2.718281', '.718281', 'short'])(
  '%j is no seed',
  (text) => {
    expect(seedOf(text)).toBeUndefined();
  },
);
