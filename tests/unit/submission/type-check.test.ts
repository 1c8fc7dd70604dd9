import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import * as temporary from '../../../grader/platform/temporary-folder';
import { compile, type Sources, type TypeErrors } from '../../../grader/submission/compiler';
import { typeCheck, typeCheckAhead } from '../../../grader/submission/type-check';

const submission = (files: Record<string, string>): Sources => new Map(Object.entries(files));

const mask = (body: string): Sources =>
  submission({
    '1-attention/causal-mask.ts': `import * as tf from '@tensorflow/tfjs';\nexport function causalMask(n: number): tf.Tensor2D {\n  ${body}\n}\n`,
  });

const submissions = {
  right: mask('return tf.ones([n, n]);'),
  'of the wrong type': mask("return 'a mask';"),
  'with syntax errors': mask('return tf.ones([n, n]'),
  'with its own global': submission({ 'a.ts': 'declare global { var shared: string }\nexport {};\n' }),
  'with the global of another': submission({ 'a.ts': 'shared.length;\n' }),
  'with a name in a script': submission({ 'a.ts': 'const same = 1;\n' }),
  'with the same name in a script': submission({ 'a.ts': 'const same = 2;\n' }),
};

test('checking several submissions at once gives the same errors as checking each alone', async () => {
  const all = Object.values(submissions);
  const together = await compile(all);
  expect(together.isComplete).toBe(true);
  const alone: (TypeErrors | undefined)[] = [];
  for (const each of all) alone.push((await compile([each])).errors[0]);
  expect(together.errors).toEqual(alone);
  expect(Object.fromEntries(Object.keys(submissions).map((name, i) => [name, alone[i]]))).toEqual({
    right: [],
    'of the wrong type': [
      {
        file: '1-attention/causal-mask.ts',
        line: 3,
        message: "Type 'string' is not assignable to type 'Tensor2D'.",
      },
    ],
    'with syntax errors': [{ file: '1-attention/causal-mask.ts', line: 4, message: "',' expected." }],
    'with its own global': [],
    'with the global of another': [
      { file: 'a.ts', line: 1, message: expect.stringContaining("'shared'") as string },
    ],
    'with a name in a script': [],
    'with the same name in a script': [],
  });
});

test('a compiler that is stopped reports an incomplete run and leaves no files', async () => {
  const temporary = mkdtempSync(path.join(os.tmpdir(), 'types-'));
  jest.spyOn(os, 'tmpdir').mockReturnValue(temporary);
  try {
    const { errors, isComplete, isTooSlow } = await compile([submissions['of the wrong type']], {
      signal: AbortSignal.abort(),
    });
    expect({ errors, isComplete, isTooSlow }).toEqual({ errors: [[]], isComplete: false, isTooSlow: false });
    expect(readdirSync(temporary)).toEqual([]);
  } finally {
    jest.restoreAllMocks();
    rmSync(temporary, { recursive: true });
  }
});

describe('a type check', () => {
  const unique = (): Sources => mask(`return ${String(Math.random())};`);
  afterEach(() => {
    jest.restoreAllMocks();
  });

  test('that takes too long says so, and is complete the next time', async () => {
    const sources = unique();
    expect(await typeCheck(sources, { timeoutMs: 1 })).toEqual({ errors: [], unchecked: 'cut-off' });
    const { errors, unchecked } = await typeCheck(sources);
    expect(unchecked).toBeUndefined();
    expect(errors).toHaveLength(1);
  });

  test('that cannot write its files says so', async () => {
    jest.spyOn(temporary, 'temporaryFolder').mockImplementation(() => {
      throw new temporary.NoTemporaryFolder();
    });
    expect(await typeCheck(unique())).toEqual({ errors: [], unchecked: 'failed' });
    await typeCheckAhead([unique(), unique()]);
  });

  test('needs no folder for temporary files', async () => {
    jest.spyOn(os, 'tmpdir').mockReturnValue(path.join(os.tmpdir(), 'no', 'such', 'folder'));
    expect(await typeCheck(unique())).toMatchObject({ errors: [{ line: 3 }], unchecked: undefined });
  });

  test('that is aborted throws the reason', async () => {
    const signal = AbortSignal.abort(new Error('saved again'));
    await expect(typeCheck(unique(), { signal })).rejects.toThrow('saved again');
  });

  test('that is aborted while the compiler runs leaves no file, also not a moment later', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'aborted-'));
    jest.spyOn(os, 'tmpdir').mockReturnValue(folder);
    const controller = new AbortController();
    const check = typeCheck(unique(), { signal: controller.signal });
    while (readdirSync(folder, { recursive: true }).length < 4) await wait(2);
    await wait(20);
    controller.abort(new Error('saved again'));
    await expect(check).rejects.toThrow('saved again');
    await wait(1_000);
    expect(readdirSync(folder)).toEqual([]);
    rmSync(folder, { recursive: true });
  });
});
