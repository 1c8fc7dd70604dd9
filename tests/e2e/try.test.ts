/** `npm run try`: a function on one input, and a student's own file. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runGrade, withSubmission } from '../support/grade';
import { run, type Ran } from '../support/released';

const tryOut = (submission: string, ...args: readonly string[]): Promise<Ran> =>
  run(process.execPath, [
    'scripts/run.mjs',
    'grader/cli/main.ts',
    'try',
    ...args,
    '--submission',
    submission,
  ]);

const wrongMask = `
import * as tf from '@tensorflow/tfjs';
export function causalMask(length: number): tf.Tensor2D {
  console.log('called with', length);
  console.log('Printed by causalMask:');
  if (length === 5) throw new Error('no fives');
  while (length === 6) {}
  const i = tf.range(0, length).expandDims(1);
  return tf.greater(i, i.transpose()) as tf.Tensor2D;
}`;

describe('a function', () => {
  test('is called on a generated input, and after a grading on the counterexample', async () => {
    await withSubmission('causal-mask', wrongMask.replace('length === 5', 'false'), async (submission) => {
      const fresh = await tryOut(submission, 'causal-mask');
      expect(fresh).toMatchObject({ exitCode: 0, stderr: '' });
      expect(fresh.stdout).toMatch(/^causalMask on a generated input:\nlength number\n\d+\n/);

      await runGrade(['causal-mask', '--submission', submission]);
      const { stdout } = await tryOut(submission, 'causal-mask');
      expect(stdout).toMatch(/^causalMask on the last input that failed “[^”]+”:\nlength number\n1\n/);
      expect(stdout).toContain('Printed by causalMask:\n│ called with 1\n│ Printed by causalMask:\n');
      expect(stdout).toContain('mask:\nexpected bool [1, 1]   yours bool [1, 1]\n1                      0\n');
      expect(stdout.trimEnd()).toMatch(/`mask` differs\.$/);
    });
  });

  test('is called on an own input, from the command line or a file, named by its id or its file', async () => {
    await withSubmission('causal-mask', wrongMask, async (submission) => {
      const file = path.join(submission, 'input.json');
      writeFileSync(file, '{ "length": 2 }');
      const byFile = await tryOut(submission, 'exercises/1-attention/causal-mask.ts', '--input', file);
      const { stdout } = await tryOut(submission, 'causal-mask', '--input', '{"length":2}');
      expect(stdout).toBe(byFile.stdout);
      expect(stdout).toContain('causalMask on your input:');
      expect(stdout).toContain('`mask` differs at 2 of 4 places: [0, 0], [1, 1].');

      const threw = await tryOut(submission, 'causal-mask', '--input', '{"length":5}');
      expect(threw.stdout).toContain(
        "causalMask threw an error (1-attention/causal-mask.ts, line 6): no fives\n> if (length === 5) throw new Error('no fives');\n",
      );
      expect(threw.stdout).toContain('expected mask: bool [5, 5]');
      const stuck = await tryOut(submission, 'causal-mask', '--input', '{"length":6}');
      expect(stuck.stdout).toContain('│ called with 6');
      expect(stuck.stdout).toContain('causalMask did not finish within 2 s; look for an infinite loop.');
    });
  });

  test('of an exercise with two can be chosen, and gets test functions', async () => {
    const { stdout } = await tryOut('solutions', 'reverse-sampling', '--function', 'reverseSample');
    expect(stdout).toContain('reverseSample on a generated input:\nmodel test model');
    expect(stdout).toContain('gaussian test source');
    expect(stdout).toContain('The numbers of `sample` are as expected.');
    expect((await tryOut('solutions', 'reverse-sampling')).stdout).toContain('reverseStep on');
  });

  test('that is right is as expected, or has no expected result if the shapes may not fit', async () => {
    const input = '{"x": [[1, 2]], "params": {"gain": [1, 1], "bias": [0, 0]}}';
    const right = await tryOut('solutions', 'layer-norm', '--input', input);
    expect(right.stdout).toContain('The numbers of `result` are as expected.');
    const other = await tryOut('solutions', 'layer-norm', '--input', input.replace('[0, 0]', '[0, 0, 0]'));
    expect(other.stdout).toContain('The shapes may not fit together: the last axis of `x` has length 2');
    expect(other.stdout).not.toContain('expected float32');
  });

  test('that cannot be compiled or is not started gives the reason, and the expected result', async () => {
    const { stdout } = await tryOut('.', 'layer-norm');
    expect(stdout).toContain("layerNorm is not started yet.\n> throw new Error('Not started: layerNorm');");
    expect(stdout).toContain('expected result: float32');
    await withSubmission('layer-norm', 'export const x = ;', async (submission) => {
      const broken = await tryOut(submission, 'layer-norm');
      expect(broken.stdout).toContain('This file cannot be run:\nUnexpected token');
      expect(broken.stdout).toContain('exercises/2-transformer/layer-norm.ts:1:17');
    });
  });
});

test('a file of the student runs in the sandbox, with tfjs and the exercises', async () => {
  await withSubmission('layer-norm', "throw new Error('not imported');", async (submission) => {
    const write = (name: string, ...lines: string[]): void => {
      mkdirSync(path.join(submission, path.dirname(name)), { recursive: true });
      writeFileSync(path.join(submission, name), lines.join('\n'));
    };
    write(
      'exercises/scratch.ts',
      "import * as tf from '@tensorflow/tfjs';",
      "import { causalMask } from './1-attention/causal-mask';",
      'causalMask(2).print();',
      "console.log('sum', tf.sum([1, 2]).arraySync());",
      "const fail = (): never => { throw new Error('an error'); };",
      'fail();',
    );
    for (const name of [
      'scratch.ts',
      'exercises/scratch.ts',
      path.join(submission, 'exercises', 'scratch.ts'),
    ])
      expect(await tryOut(submission, name)).toEqual({
        exitCode: 0,
        stderr: '',
        stdout: [
          ...['│ Tensor', '│     [[true, false],', '│      [true, true ]]', '│ sum 3'],
          'scratch.ts threw an error (scratch.ts, line 5): an error',
          "> const fail = (): never => { throw new Error('an error'); };\n",
        ].join('\n'),
      });

    write('exercises/notes/quiet.js', 'export {};');
    expect((await tryOut(submission, 'notes/quiet.js')).stdout).toBe(
      'notes/quiet.js ran to its end and printed nothing; use console.log.\n',
    );
    write('exercises/loop.ts', "console.log('before'); for (;;) {}");
    expect((await tryOut(submission, 'loop.ts')).stdout).toBe(
      '│ before\nloop.ts did not finish within 2 s; look for an infinite loop.\n',
    );
    write('exercises/syntax.ts', "import fs from 'node:fs';", 'fs.rmSync();');
    expect((await tryOut(submission, 'syntax.ts')).stdout).toContain('"node:fs" cannot be imported');

    write('outside.ts', "console.log('never');");
    expect(await tryOut(submission, 'outside.ts')).toMatchObject({
      exitCode: 2,
      stdout: '',
      stderr: expect.stringContaining('move it to exercises/outside.ts') as string,
    });
  });
});

describe('refuses with one line on stderr and exit code 2', () => {
  test.each([
    [['nonsense'], 'there is no exercise "nonsense"; choose from causal-mask'],
    [['1-attention'], '1-attention is a module; choose from causal-mask, '],
    [['no-such-file.ts'], 'there is no file no-such-file.ts'],
    [['scratch.ts', '--input', '{}'], '--input needs an exercise, not a file'],
    [['causal-mask', '--function', 'mask'], 'causal-mask has no function mask; it has causalMask'],
    [['causal-mask', '--input', '{"length": "a"}'], '`length` must be a number'],
    [[], "missing required argument 'exercise-or-file'; see npm run try -- --help"],
  ])('%j', async (args, message) => {
    const { exitCode, stdout, stderr } = await tryOut('solutions', ...args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
