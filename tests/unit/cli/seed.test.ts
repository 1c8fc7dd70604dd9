import { drawSeed } from '../../../grader/cli/private-seed';
import { LARGEST_SEED, numberOf, seedOf } from '../../../grader/cli/seed';
import { uniforms } from '../../../grader/oracle/random';
import { STORED_SEED } from '../../../grader/results/stored-seed';

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
  '%.40s stands for a private seed of 128 bits, the same with a line end',
  (text) => {
    const seed = seedOf(text);
    expect(seed).toMatch(STORED_SEED);
    expect(seedOf(`${text}\n`)).toBe(seed);
    expect(seedOf(`${text}.`)).not.toBe(seed);
  },
);

test('a seed as results store it stands for itself, and so gives the same inputs again', () => {
  const stored = seedOf('correct horse battery staple') ?? '';
  expect(seedOf(String(stored))).toBe(stored);
});

test('a drawn seed has 128 bits, and others each time', () => {
  const drawn = Array.from({ length: 100 }, drawSeed);
  for (const seed of drawn) expect(seedOf(String(seed))).toBe(seed);
  for (const seed of drawn) expect(seed).toMatch(STORED_SEED);
  expect(new Set(drawn).size).toBe(100);
});

// When texts were hashed to 31 bits, these two were the same seed: all seeds could be tried out.
test('two texts that agree in 31 bits are two seeds', () => {
  const [one, other] = ['seed of fall 12182', 'seed of fall 114421'].map((text) => seedOf(text) ?? 0);
  expect(one).not.toBe(other);
  expect(uniforms(one ?? 0, 'inputs')()).not.toBe(uniforms(other ?? 0, 'inputs')());
});

test('a training takes a number from a text', () => {
  expect(numberOf(7)).toBe(7);
  const number = numberOf(seedOf('correct horse battery staple') ?? 0);
  expect(Number.isInteger(number)).toBe(true);
  expect(number).toBeGreaterThanOrEqual(0);
  expect(number).toBeLessThanOrEqual(LARGEST_SEED);
});

test.each(['', ' \n', '-1', '+2718281', '-2718281', '2.718281', '.718281', 'short'])(
  '%j is no seed',
  (text) => {
    expect(seedOf(text)).toBeUndefined();
  },
);
