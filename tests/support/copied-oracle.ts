/** A submission of the core assignment that is the grader's own mathematics with a wrapper. */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A student's file, which turns tensors into the oracle's and back. */
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

/** By exercise: the oracle's file, and its functions by those of the exercise, with parameters. */
const WRAPPED: Readonly<
  Record<string, readonly [file: string, functions: Readonly<Record<string, readonly [string, string]>>]>
> = {
  '1-attention/scaled-dot-product-attention': [
    'attention',
    { scaledDotProductAttention: ['attention', "'queries', 'keys', 'values', 'mask'"] },
  ],
  '1-attention/multi-head-attention': [
    'multi-head-attention',
    { multiHeadAttention: ['multiHeadAttention', "'x', 'params', 'numHeads', 'mask'"] },
  ],
  '2-transformer/layer-norm': ['layer-norm', { layerNorm: ['layerNorm', "'x', 'params', 'epsilon'"] }],
  '2-transformer/feed-forward': ['feed-forward', { feedForward: ['feedForward', "'x', 'params'"] }],
  '2-transformer/transformer-block': [
    'transformer',
    { transformerBlock: ['transformerBlock', "'x', 'params', 'numHeads', 'mask'"] },
  ],
  '3-language-models/next-token-loss': [
    'language-model',
    {
      nextTokenLogits: ['nextTokenLogits', "'hidden', 'unembedding'"],
      nextTokenLoss: ['nextTokenLoss', "'logits', 'tokens'"],
    },
  ],
  '4-diffusion/forward-process': ['diffusion', { qSample: ['qSample', "'x0', 't', 'noise', 'schedule'"] }],
};

/** The exercises that are copied, as paths without `.ts`. */
export const copiedExercises = Object.keys(WRAPPED);

/** Writes the copied exercises into a folder, with the oracle and the wrapper beside them. */
export function writeCopiedOracle(place: string): void {
  cpSync(path.join('grader', 'oracle'), path.join(place, 'oracle'), { recursive: true });
  writeFileSync(path.join(place, 'wrap.ts'), WRAPPER);
  for (const [exercise, [file, functions]] of Object.entries(WRAPPED)) {
    const lines = Object.entries(functions).map(
      ([name, [theirs, parameters]]) => `export const ${name} = wrap(oracle.${theirs}, ${parameters});`,
    );
    const imports = [`import * as oracle from '../oracle/${file}';`, "import { wrap } from '../wrap';"];
    mkdirSync(path.join(place, path.dirname(exercise)), { recursive: true });
    writeFileSync(path.join(place, `${exercise}.ts`), [...imports, ...lines, ''].join('\n'));
  }
}
