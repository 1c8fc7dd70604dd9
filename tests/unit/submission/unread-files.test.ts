import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { exercisesNamed, modules } from '../../../grader/course';
import { gradeSubmission } from '../../../grader/judge/grade-submission';
import { casesOf } from '../../../grader/report/formats/cases';
import { redact } from '../../../grader/report/redact';
import { renderTerminal } from '../../../grader/report/terminal';
import { unreadFiles } from '../../../grader/submission/unread-files';
import type { Results } from '../../../grader/results/results';

let place = '';
beforeEach(() => {
  place = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'unread-')));
  mkdirSync(path.join(place, 'exercises', '1-attention'), { recursive: true });
});
afterEach(() => {
  rmSync(place, { recursive: true, force: true });
});

const own = '1-attention/causal-mask.ts';
const folders = modules.map(({ id }) => id);
const write = (file: string, text = ''): void => {
  mkdirSync(path.dirname(path.join(place, file)), { recursive: true });
  writeFileSync(path.join(place, file), text);
};
const found = (used: readonly string[] = []): string[] =>
  unreadFiles(path.join(place, 'exercises'), own, folders, used);

test.each([
  ...['js', 'mjs', 'cjs', 'mts', 'cts', 'tsx', 'jsx', 'txt', 'ts.txt'].map(
    (extension) => `exercises/1-attention/causal-mask.${extension}`,
  ),
  'exercises/causal-mask.ts',
  'causal-mask.ts',
  'exercises/2-transformer/causal-mask.ts',
  ...[
    ...['causal-mask (1).ts', 'causal-mask(2).ts', 'causal_mask.ts', 'causalMask.ts', 'Causal-Mask.js'],
    ...[
      'causal-mask copy.ts',
      'causal-mask - Copy.ts',
      'causal-mask - Copy (2).ts',
      'Copy of causal-mask.ts',
    ],
  ].map((name) => `exercises/1-attention/${name}`),
])('%s is found', (file) => {
  write(file);
  expect(found()).toEqual([file]);
});

test.each([
  'exercises/1-attention/causal-mask.ts',
  'exercises/1-attention/causal-mask.test.ts',
  'exercises/1-attention/causal-mask-helpers.ts',
  'exercises/1-attention/causal-mask.md',
  'exercises/1-attention/causal.ts',
  'exercises/1-attention/causal-mask\u001b.ts',
  'exercises/1-attention/causal-mask.js/index.ts',
  'exercises/given/causal-mask.ts',
  'other/causal-mask.ts',
])('%s is not', (file) => {
  write(file);
  expect(found()).toEqual([]);
});

test('files that are used are read, and the nearest come first', () => {
  for (const file of [
    'causal-mask.ts',
    'exercises/1-attention/causalMask.ts',
    'exercises/1-attention/causal-mask.js',
  ])
    write(file);
  expect(found(['1-attention/causalMask.ts'])).toEqual([
    'exercises/1-attention/causal-mask.js',
    'causal-mask.ts',
  ]);
});

test('the parent of a folder with another name may belong to somebody else', () => {
  write('causal-mask.ts');
  expect(unreadFiles(path.join(place, 'ada'), own, folders)).toEqual([]);
});

const STUB = "export function causalMask() {\n  throw new Error('Not started: causalMask');\n}\n";
const SENTENCE =
  'exercises/1-attention/causal-mask.js is not read: write your answer into exercises/1-attention/causal-mask.ts.';
const graded = (): Promise<Results> =>
  gradeSubmission({
    submission: place,
    exercises: exercisesNamed(['causal-mask']),
    seed: 1,
    checkTypes: () => Promise.resolve({ errors: [], unchecked: undefined }),
  });

test('an untouched stub says which file is not read, in every report and in a student’s copy', async () => {
  write(`exercises/${own}`, STUB);
  write('exercises/1-attention/causal-mask.js');
  const results = await graded();
  const copy = redact(results, { showCases: false, hintOf: () => '' });
  for (const each of [results, copy]) {
    const terminal = renderTerminal(each, { all: false }).replaceAll('\n', ' ');
    expect(terminal).toContain(`${SENTENCE} Not started yet.`);
    for (const { text } of casesOf(each)) expect(text).toContain(SENTENCE);
  }
});

test('a missing file says so too', async () => {
  write('exercises/1-attention/causal-mask.js');
  const { exercises } = await graded();
  expect(exercises[0]?.error).toBe(`exercises/1-attention/causal-mask.ts is missing. ${SENTENCE}`);
});

test('a file that was worked on is graded without a remark', async () => {
  write(`exercises/${own}`, 'export const causalMask = () => 1;\n');
  write('exercises/1-attention/causal-mask.js');
  const { exercises } = await graded();
  expect(exercises[0]?.status).toBe('failed');
  expect(exercises[0]).not.toHaveProperty('unreadFiles');
});
