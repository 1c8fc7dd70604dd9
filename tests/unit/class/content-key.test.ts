/** The hash that detects changed submissions, for unusual folders. */
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { contentKey } from '../../../grader/class/content-key';

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(path.join(os.tmpdir(), 'key-'));
  cpSync('solutions', path.join(directory, 'exercises'), { recursive: true });
});
afterEach(() => {
  // Node's paths are limited by those of the system.
  if (process.platform === 'win32') rmSync(directory, { recursive: true, force: true });
  else execFileSync('rm', ['-rf', directory]);
});

const key = (): string => contentKey({ name: 'ada', directory }, 'version');
const inExercises = (...names: string[]): string => path.join(directory, 'exercises', ...names);

test('depends on the contents only', () => {
  const before = key();
  expect(key()).toBe(before);
  appendFileSync(inExercises('4-diffusion', 'reverse-sampling.ts'), '// changed\n');
  expect(key()).not.toBe(before);
});

test('depends on the texts that reports show, and not on other texts', () => {
  writeFileSync(inExercises('1-attention', 'reflection.md'), 'one');
  writeFileSync(inExercises('1-attention', 'notes.md'), 'one');
  const before = key();
  writeFileSync(inExercises('1-attention', 'notes.md'), 'two');
  expect(key()).toBe(before);
  writeFileSync(inExercises('1-attention', 'reflection.md'), 'two');
  expect(key()).not.toBe(before);
});

test('a submission that is too large to read counts as changed', () => {
  mkdirSync(inExercises('junk'));
  for (let i = 0; i < 3_000; i++) {
    const file = inExercises('junk', `${String(i)}.ts`);
    writeFileSync(file, '');
    truncateSync(file, 1_000_000);
  }
  const began = performance.now();
  expect(key()).not.toBe(key());
  expect(performance.now() - began).toBeLessThan(2_000);
});

const onPosix = process.platform === 'win32' ? test.skip : test;

onPosix('includes the files after one that cannot be inspected', () => {
  const before = process.cwd();
  process.chdir(inExercises());
  try {
    for (let i = 0; i < 21; i++) {
      mkdirSync('0'.repeat(200)); // Nested, longer than a path can be; sorts first.
      process.chdir('0'.repeat(200));
    }
    writeFileSync('a.ts', '');
  } finally {
    process.chdir(before);
  }
  const first = key();
  expect(key()).toBe(first);
  appendFileSync(inExercises('4-diffusion', 'reverse-sampling.ts'), '// changed\n');
  expect(key()).not.toBe(first);
});
