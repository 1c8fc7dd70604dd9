/** What the grader's own mathematics earns if somebody copies it: all but the gradients. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { exercises } from '../../grader/course';
import { gradeSubmission } from '../../grader/judge/grade-submission';

/** Turns tensors into the oracle's and back. */
const WRAPPER = `import * as tf from '@tensorflow/tfjs';
const into = (v: any): any =>
  typeof v !== 'object' ? v
  : v instanceof tf.Tensor ? { shape: v.shape, dtype: v.dtype, data: new Float64Array(v.dataSync()) }
  : Object.fromEntries(Object.entries(v).map(([key, each]) => [key, into(each)]));
const out = (v: any): any =>
  ArrayBuffer.isView(v.data) ? tf.tensor(Array.from(v.data as Float64Array), v.shape, v.dtype)
  : Object.fromEntries(Object.entries(v).map(([key, each]) => [key, out(each)]));
export const wrap = (oracle: any, ...names: string[]) => (...args: any[]): any =>
  out(oracle(into(Object.fromEntries(names.map((name, i) => [name, args[i]])))));
`;

/** By exercise: the oracle's file, and its functions with their parameters. */
const WRAPPED: Readonly<
  Record<string, readonly [file: string, functions: Readonly<Record<string, string>>]>
> = {
  '1-attention/multi-head-attention': [
    'multi-head-attention',
    { multiHeadAttention: "'x', 'params', 'numHeads', 'mask'" },
  ],
  '2-transformer/layer-norm': ['layer-norm', { layerNorm: "'x', 'params', 'epsilon'" }],
  '2-transformer/feed-forward': ['feed-forward', { feedForward: "'x', 'params'" }],
  '2-transformer/transformer-block': [
    'transformer',
    { transformerBlock: "'x', 'params', 'numHeads', 'mask'" },
  ],
  '3-language-models/next-token-loss': [
    'language-model',
    { nextTokenLogits: "'hidden', 'unembedding'", nextTokenLoss: "'logits', 'tokens'" },
  ],
  '4-diffusion/forward-process': ['diffusion', { qSample: "'x0', 't', 'noise', 'schedule'" }],
};

/** Exercises that need more than a wrapper. */
const BY_HAND: Readonly<Record<string, string>> = {
  '1-attention/scaled-dot-product-attention': `import { attention } from '../oracle/attention';
import { wrap } from '../wrap';
export const scaledDotProductAttention = wrap(attention, 'queries', 'keys', 'values', 'mask');
`,
  '4-diffusion/noise-prediction-loss': `import * as tf from '@tensorflow/tfjs';
import { qSample } from './forward-process';
export function noisePredictionLoss(model: any, x0: any, t: any, noise: any, schedule: any) {
  const predicted = model(qSample(x0, t, noise, schedule), t).dataSync();
  const errors = [...noise.dataSync()].map((each: number, i: number) => (each - predicted[i]) ** 2);
  return tf.scalar(errors.reduce((sum, each) => sum + each, 0) / errors.length);
}
`,
};

const place = mkdtempSync(path.join(os.tmpdir(), 'copied-oracle-'));
const write = (file: string, text: string): void => {
  writeFileSync(path.join(place, `${file}.ts`), text);
};
afterAll(() => {
  rmSync(place, { recursive: true });
});

test('copied into every exercise, it earns what the documents say, for any seed', async () => {
  // The exercises without a gradient check can be any right answer.
  cpSync('solutions', place, { recursive: true });
  cpSync(path.join('grader', 'oracle'), path.join(place, 'oracle'), { recursive: true });
  write('wrap', WRAPPER);
  for (const [exercise, text] of Object.entries(BY_HAND)) write(exercise, text);
  for (const [exercise, [file, functions]] of Object.entries(WRAPPED)) {
    const names = Object.keys(functions);
    const lines = names.map(
      (name) => `export const ${name} = wrap(oracle.${name}, ${functions[name] ?? ''});`,
    );
    write(
      exercise,
      `import * as oracle from '../oracle/${file}';\nimport { wrap } from '../wrap';\n${lines.join('\n')}\n`,
    );
  }
  const core = exercises.filter(({ assignment }) => assignment === 'core');
  const { points, exercises: results } = await gradeSubmission({
    ...{ submission: place, exercises: core, seed: 'a private seed of ours' },
  });
  const lost = results.flatMap(({ checks }) => checks.filter(({ status }) => status !== 'passed'));
  expect(new Set(lost.map(({ kind }) => kind))).toEqual(new Set(['gradient']));
  expect(lost).toHaveLength(9);
  for (const document of ['security.md', 'release.md'])
    expect(readFileSync(path.join('docs', document), 'utf8')).toContain(`${String(points)} of 100`);
});
