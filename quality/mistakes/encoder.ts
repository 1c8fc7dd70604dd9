import type { Edits, MistakesByFunction } from '../edits';

const stack = 'blocks.reduce(';
const block = 'transformerBlock(stream, params, numHeads, mask)';
const withIndex = ['(stream, params)', '(stream, params, k)'] as const;

const whole = `blocks.reduce((stream, params) => ${block}, x)`;
const start = 'mask), x)';

const withBlocks = (changed: string): Edits => [[stack, `${changed}.reduce(`]];
const withBlock = (changed: string): Edits => [[block, changed]];
const withMask = (changed: string): Edits => [[', numHeads, mask)', `, numHeads, ${changed})`]];
const withWhole = (change: (stack: string) => string): Edits => [[whole, change(`(${whole})`)]];
const norm = (x: string): string =>
  `${x}.sub(${x}.mean(-1, true)).div(tf.moments(${x}, -1, true).variance.add(1e-5).sqrt())`;
const causal = "tf.linalg.bandPart(tf.ones([x.shape[1], x.shape[1]]), -1, 0).cast('bool')";

/** The sines and cosines of positions, in columns that take turns. */
const table = `tf.stack(
  [tf.sin, tf.cos].map((wave) =>
    wave(
      tf
        .range(0, x.shape[1])
        .expandDims(1)
        .mul(tf.pow(10000, tf.range(0, x.shape[2] / 2).mul(-2 / x.shape[2]))),
    ),
  ),
  2,
).reshape([x.shape[1], x.shape[2]])`;

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
    'stack-twice': withBlocks('[...blocks, ...blocks]'),
    'each-block-twice': withBlocks('blocks.flatMap((each) => [each, each])'),
    'every-second-block': withBlocks('blocks.filter((_, k) => k % 2 === 0)'),
    'results-averaged': [
      withIndex,
      ...withBlock('transformerBlock(x, params, numHeads, mask).add(k === 0 ? 0 : stream.mul(k)).div(k + 1)'),
    ],
    'x-added-before-blocks': [['transformerBlock(stream,', 'transformerBlock(stream.add(x),']],
    'last-norm-twice': [
      ...withWhole(
        (result) =>
          `blocks.length === 0 ? x : layerNorm(${result}, blocks[blocks.length - 1].feedForwardNorm)`,
      ),
      [
        'import { transformerBlock }',
        "import { layerNorm } from './layer-norm';\nimport { transformerBlock }",
      ],
    ],
    'x-added-after-blocks': withBlock(`${block}.add(x)`),
    'averaged-with-input': withBlock(`${block}.add(stream).div(2)`),
    'norm-after-blocks': withBlock(norm(block)),
    'relu-after-blocks': withBlock(`${block}.relu()`),
    'relu-at-the-end': withWhole((result) => `${result}.relu()`),
    'softmax-at-the-end': withWhole((result) => `tf.softmax(${result})`),
    'positions-added': [[start, `mask), x.add(${table}))`]],
    'input-scaled': [[start, 'mask), x.mul(Math.sqrt(x.shape[2])))']],
    'input-normalised': [[start, `mask), ${norm('x')})`]],
    'mask-not-first': [withIndex, ...withMask('k === 0 ? undefined : mask')],
    'mask-not-last': [withIndex, ...withMask('k === blocks.length - 1 ? undefined : mask')],
    'mask-inverted': withMask('mask && tf.logicalNot(mask)'),
    'mask-transposed': withMask("mask && mask.transpose().cast('bool')"),
    'causal-instead': withMask(causal),
    'first-head-count-only': [withIndex, ['params, numHeads,', 'params, k === 0 ? numHeads : 1,']],
    'norms-exchanged': [
      [
        '(stream, params,',
        `(
          stream,
          {
            ...params,
            attentionNorm: params.feedForwardNorm,
            feedForwardNorm: params.attentionNorm,
          },`,
      ],
    ],
    'one-head': [['params, numHeads,', 'params, 1,']],
  },
};
