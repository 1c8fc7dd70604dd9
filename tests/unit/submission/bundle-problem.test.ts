import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { bundleExercise } from '../../../grader/submission/bundle';

let root = '';
beforeAll(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'bundle-problem-'));
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

async function problemOf(source: string): Promise<string> {
  mkdirSync(path.join(root, '1-attention'), { recursive: true });
  writeFileSync(path.join(root, '1-attention', 'causal-mask.ts'), source);
  const exercise = { id: 'causal-mask', module: '1-attention', file: 'causal-mask.ts' };
  const result = await bundleExercise(root, path.resolve('exercises', 'given'), exercise);
  return 'problem' in result ? result.problem.message : '';
}

test('for await outside an async function, async is not advised', async () => {
  const message = await problemOf('export function causalMask(n: number) {\n  return await n;\n}\n');
  expect(message).toContain('"await" can only be used inside an "async" function');
  expect(message).toContain('return await n;');
  expect(message).not.toContain('Consider');
});

test('other notes of the bundler are kept', async () => {
  const message = await problemOf('export const a = 1;\nexport const a = 2;\n');
  expect(message).toContain('has already been declared');
  expect(message).toContain('was originally declared here');
});
