import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { StudentCode } from '../../../grader/lab/site/student-code';

let root: string;
const MASK = '1-attention/causal-mask.ts';

beforeEach(() => {
  root = path.join(mkdtempSync(path.join(os.tmpdir(), 'lab-code-')), 'exercises');
  cpSync('solutions', root, { recursive: true });
});

afterEach(() => {
  rmSync(path.dirname(root), { recursive: true, force: true });
});

const save = (text: string): void => {
  writeFileSync(path.join(root, MASK), text);
};

test('bundles again what a saved file concerns, and nothing else', async () => {
  const code = new StudentCode(root);
  const all = await code.update();
  expect(Object.keys(all)).toContain('causal-mask');
  expect(await code.update([MASK])).toEqual({});
  save('export const causalMask = () => 1;');
  const changed = await code.update([MASK]);
  // The model answers of other exercises import the mask.
  expect(Object.keys(changed)).toEqual(expect.arrayContaining(['causal-mask', 'gpt']));
  expect(Object.keys(changed)).not.toContain('layer-norm');
});

test('keeps the last bundle beside the problem of a newer version', async () => {
  const code = new StudentCode(root);
  const before = (await code.update())['causal-mask'];
  save('export const causalMask = (;');
  const { 'causal-mask': broken } = await code.update([MASK]);
  expect(broken?.code).toBe(before?.code);
  expect(broken?.problem?.message).toContain('exercises/1-attention/causal-mask.ts');
  save('export const causalMask = () => 1;');
  expect((await code.update([MASK]))['causal-mask']?.problem).toBeUndefined();
});

test('an exercise without a file has no code and no problem', async () => {
  rmSync(path.join(root, MASK));
  const code = new StudentCode(root);
  const all = await code.update();
  expect(all['causal-mask']).toBeUndefined();
  save('export const causalMask = () => 1;');
  expect((await code.update([MASK]))['causal-mask']?.code).toContain('causalMask');
  rmSync(path.join(root, MASK));
  expect(await code.update([MASK])).toMatchObject({ 'causal-mask': {} });
});
