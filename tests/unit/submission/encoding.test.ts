/**
 * Texts of students in UTF-16, which some editors save, and which `>` writes in Windows PowerShell.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { submittedReflections } from '../../../grader/concepts/reflection';
import { encodingOf, readText } from '../../../grader/platform/encoding';
import { bundleExercise } from '../../../grader/submission/bundle';

let root = '';
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'encoding-'));
  mkdirSync(path.join(root, '1-attention'));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const little = (text: string): Buffer => Buffer.from(text, 'utf16le');
const big = (text: string): Buffer => little(text).swap16();
const write = (name: string, bytes: Buffer): void => {
  writeFileSync(path.join(root, '1-attention', name), bytes);
};

async function problemOf(): Promise<string | undefined> {
  const exercise = { id: 'causal-mask', module: '1-attention', file: 'causal-mask.ts' };
  const result = await bundleExercise(root, path.resolve('exercises', 'given'), exercise);
  return 'problem' in result ? result.problem.message : undefined;
}

const SOURCE = 'export const causalMask = 1;\n';

test.each([
  ['UTF-16 LE with a mark', little(`\uFEFF${SOURCE}`)],
  ['UTF-16 BE with a mark', big(`\uFEFF${SOURCE}`)],
  ['UTF-16 LE', little(SOURCE)],
  ['UTF-16 BE', big(SOURCE)],
])('an exercise in %s is told to be saved as UTF-8', async (_, bytes) => {
  write('causal-mask.ts', bytes);
  expect(await problemOf()).toMatch(/causal-mask\.ts is in UTF-16; save it as UTF-8 [^\n]*$/);
});

test('a helper, too', async () => {
  write('helper.ts', little(`\uFEFF${SOURCE}`));
  write('causal-mask.ts', Buffer.from("export * from './helper';\n"));
  expect(await problemOf()).toContain('"./helper" is in UTF-16; save it as UTF-8');
});

test.each([
  ['UTF-8', Buffer.from(`// naïve\n${SOURCE}`)],
  ['UTF-8 with a mark', Buffer.from(`\uFEFF${SOURCE}`)],
  ['Windows-1252', Buffer.from(`// naïve\n${SOURCE}`, 'latin1')],
  ['UTF-8, empty', Buffer.from('')],
  ['UTF-8, one letter', Buffer.from(';')],
])('a source in %s is compiled', async (_, bytes) => {
  write('causal-mask.ts', bytes);
  expect(await problemOf()).toBeUndefined();
});

test.each([little('\uFEFFEs lässt sich lesen.'), big('\uFEFFEs lässt sich lesen.')])(
  'a text about ideas is read (%#)',
  (bytes) => {
    write('reflection.md', bytes);
    expect(submittedReflections(root, ['1-attention'])).toMatchObject([{ text: 'Es lässt sich lesen.' }]);
  },
);

test('a text is read without its mark', () => {
  const file = path.join(root, 'input.json');
  for (const bytes of [little('\uFEFF{"n":3}'), Buffer.from('\uFEFF{"n":3}'), Buffer.from('{"n":3}')]) {
    writeFileSync(file, bytes);
    expect(JSON.parse(readText(file))).toEqual({ n: 3 });
  }
  expect(encodingOf(Buffer.from(''))).toBe('utf-8');
});
