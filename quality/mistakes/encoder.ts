import type { MistakesByFunction } from '../edits';

const stack = 'blocks.reduce(';
const block = 'transformerBlock(stream, params, numHeads, mask)';
const withIndex = ['(stream, params)', '(stream, params, k)'] as const;

export const mistakes: MistakesByFunction = {
  encoder: {
    'blocks-reversed': [[stack, 'blocks.reduceRight(']],
    'first-block-reused': [['(stream, params,', '(stream, blocks[0],']],
    'last-block-reused': [['(stream, params,', '(stream, blocks[blocks.length - 1],']],
    'only-first-block': [[stack, 'blocks.slice(0, 1).reduce(']],
    'first-block-skipped': [[stack, 'blocks.slice(1).reduce(']],
    'last-block-skipped': [[stack, 'blocks.slice(0, -1).reduce(']],
    'every-block-reads-x': [['transformerBlock(stream,', 'transformerBlock(x,']],
    'blocks-side-by-side': [
      withIndex,
      [block, 'transformerBlock(x, params, numHeads, mask).add(k === 0 ? 0 : stream)'],
    ],
    'residual-around-stack': [['mask), x)', 'mask), x).add(x)']],
    'residual-around-blocks': [[block, `stream.add(${block})`]],
    'norm-at-the-end': [
      [stack, `layerNorm(${stack}`],
      ['mask), x)', 'mask), x), { gain: tf.ones([x.shape[2]]), bias: tf.zeros([x.shape[2]]) })'],
      [
        'import { transformerBlock }',
        "import { layerNorm } from './layer-norm';\nimport { transformerBlock }",
      ],
    ],
    'mask-ignored': [[', numHeads, mask)', ', numHeads)']],
    'mask-only-first': [withIndex, [', numHeads, mask)', ', numHeads, k === 0 ? mask : undefined)']],
    'mask-only-last': [
      withIndex,
      [', numHeads, mask)', ', numHeads, k === blocks.length - 1 ? mask : undefined)'],
    ],
    'always-causal': [
      [
        ', numHeads, mask)',
        ", numHeads, mask ?? tf.linalg.bandPart(tf.ones([x.shape[1], x.shape[1]]), -1, 0).cast('bool'))",
      ],
    ],
    'one-head': [['params, numHeads,', 'params, 1,']],
  },
};
