import type { Edits, MistakesByFunction } from '../edits';

const rows = 'tf.gather(params.positionEmbedding, positions)';
const sum = `embedded.add(${rows}) as tf.Tensor3D`;
const loop = 'of params.blocks)';
const result = 'return nextTokenLogits(x, params.unembedding);';

const withSum = (changed: string): Edits => [[sum, `${changed} as tf.Tensor3D`]];
const withBlocks = (changed: string): Edits => [[loop, `of ${changed})`]];
const withResult = (changed: string): Edits => [[result, `return ${changed};`]];
const norm = (x: string): string =>
  `${x}.sub(${x}.mean(-1, true)).div(tf.moments(${x}, -1, true).variance.add(1e-5).sqrt())`;

export const mistakes: MistakesByFunction = {
  gpt: {
    'no-positions': withSum('embedded'),
    'positions-from-one': [['tf.range(0, n, 1,', 'tf.range(1, n + 1, 1,']],
    'first-position-everywhere': withSum('embedded.add(params.positionEmbedding.slice([0], [1]))'),
    'positions-count-examples': withSum(
      "embedded.add(tf.gather(params.positionEmbedding, tf.range(0, tokens.shape[0], 1, 'int32')).expandDims(1))",
    ),
    'positions-run-on': withSum(
      'embedded.add(params.positionEmbedding.slice([0], [tokens.size]).reshape(embedded.shape))',
    ),
    'positions-backward': [[rows, `${rows}.reverse(0)`]],
    'embeddings-scaled': [
      [
        'tf.gather(params.tokenEmbedding, tokens)',
        'tf.gather(params.tokenEmbedding, tokens).mul(Math.sqrt(params.tokenEmbedding.shape[1]))',
      ],
    ],
    'tokens-not-embedded': [
      [
        'tf.gather(params.tokenEmbedding, tokens)',
        'tf.zeros([...tokens.shape, params.tokenEmbedding.shape[1]])',
      ],
    ],
    'no-mask': [[', numHeads, mask)', ', numHeads)']],
    'mask-transposed': [['causalMask(n)', "causalMask(n).transpose().cast('bool') as tf.Tensor2D"]],
    'blocks-reversed': withBlocks('[...params.blocks].reverse()'),
    'first-block-reused': withBlocks('params.blocks.map(() => params.blocks[0])'),
    'last-block-only': withBlocks('params.blocks.slice(-1)'),
    'first-block-only': withBlocks('params.blocks.slice(0, 1)'),
    'last-block-missing': withBlocks('params.blocks.slice(0, -1)'),
    'first-block-missing': withBlocks('params.blocks.slice(1)'),
    'no-blocks': withBlocks('params.blocks.slice(0, 0)'),
    'one-head': [['block, numHeads, mask', 'block, 1, mask']],
    'final-norm': withResult(`nextTokenLogits(${norm('x')} as tf.Tensor3D, params.unembedding)`),
    'last-norm-twice': [
      [
        result,
        `const last = params.blocks[params.blocks.length - 1]?.feedForwardNorm;
    if (last !== undefined) x = ${norm('x')}.mul(last.gain).add(last.bias) as tf.Tensor3D;
    ${result}`,
      ],
    ],
    'hidden-returned': withResult('x'),
    'tied-unembedding': withResult('nextTokenLogits(x, params.tokenEmbedding.transpose() as tf.Tensor2D)'),
    probabilities: withResult('tf.softmax(nextTokenLogits(x, params.unembedding))'),
    'log-probabilities': withResult('tf.logSoftmax(nextTokenLogits(x, params.unembedding))'),
    'logits-shifted': [
      [
        result,
        `const logits = nextTokenLogits(x, params.unembedding);
    return tf.gather(logits, Array.from({ length: n }, (_, t) => (t + n - 1) % n), 1);`,
      ],
    ],
    'logits-scaled': withResult('nextTokenLogits(x, params.unembedding).div(Math.sqrt(x.shape[2]))'),
  },
};
