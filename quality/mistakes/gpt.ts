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

const tokenRows = 'tf.gather(params.tokenEmbedding, tokens)';
const width = 'params.tokenEmbedding.shape[1]';
const logits = 'nextTokenLogits(x, params.unembedding)';
const applied = 'x = transformerBlock(x, block, numHeads, mask);';
const gathered = (indices: string): string => `tf.gather(params.positionEmbedding, ${indices})`;

const withTokens = (changed: string): Edits => [[tokenRows, changed]];
const withRows = (changed: string): Edits => [[rows, changed]];
const withMask = (changed: string): Edits => [['causalMask(n)', `${changed} as tf.Tensor2D`]];
const withBlock = (changed: string): Edits => [[applied, changed]];
/** A mask of positions `i` (rows) and `j` (columns). */
const compared = (comparison: string): Edits =>
  withMask(`((i, j) => ${comparison})(tf.range(0, n).expandDims(1), tf.range(0, n).expandDims(0))`);
/** Moves positions; `from` is where position t finds its new content. */
const moved = (x: string, from: string): string =>
  `tf.gather(${x}, tf.tensor1d(Array.from({ length: n }, (_, t) => (${from}) % n), 'int32'), 1)`;
const table = `tf.stack(
  [tf.sin, tf.cos].map((wave) =>
    wave(tf.range(0, n).expandDims(1).mul(tf.pow(10000, tf.range(0, ${width} / 2).mul(-2 / ${width})))),
  ),
  2,
).reshape([n, ${width}])`;
const atEnd = (before: string): Edits => [[result, `${before}\n    ${result}`]];

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
    'positions-by-token': withRows(gathered('tokens')),
    'positions-from-the-table-end': withRows(
      gathered(
        "tf.range(params.positionEmbedding.shape[0] - n, params.positionEmbedding.shape[0], 1, 'int32')",
      ),
    ),
    'last-position-everywhere': withRows(gathered('[n - 1]')),
    'sinusoidal-positions': withRows(table),
    'positions-scaled': withRows(`${rows}.mul(Math.sqrt(${width}))`),
    'positions-subtracted': withSum(`embedded.sub(${rows})`),
    'embeddings-multiplied': withSum(`embedded.mul(${rows})`),
    'tokens-shifted': withTokens(`tf.gather(params.tokenEmbedding, ${moved('tokens', 't + n - 1')})`),
    'next-tokens-embedded': withTokens(`tf.gather(params.tokenEmbedding, ${moved('tokens', 't + 1')})`),
    'embeddings-divided': withTokens(`${tokenRows}.div(Math.sqrt(${width}))`),
    'input-scaled': withSum(`embedded.add(${rows}).mul(Math.sqrt(${width}))`),
    'input-averaged': withSum(`embedded.add(${rows}).div(2)`),
    'input-normalised': [
      [
        'for (const block',
        `x = ${norm('x')} as tf.Tensor3D;
    for (const block`,
      ],
    ],
    'mask-strictly-past': compared('tf.less(j, i)'),
    'mask-too-wide': compared('tf.lessEqual(j, i.add(1))'),
    'mask-inverted': withMask('tf.logicalNot(causalMask(n))'),
    'only-itself-visible': compared('tf.equal(j, i)'),
    'last-block-reused': withBlocks('params.blocks.map(() => params.blocks[params.blocks.length - 1])'),
    'blocks-side-by-side': [
      [loop, 'of params.blocks.slice(0, 0))'],
      ...atEnd(`const start = x;
    params.blocks.forEach((block, k) => {
      const own = transformerBlock(start, block, numHeads, mask);
      x = k === 0 ? own : x.add(own);
    });`),
    ],
    'stack-twice': withBlocks('[...params.blocks, ...params.blocks]'),
    'each-block-twice': withBlock(`${applied}\n      ${applied}`),
    'every-second-block': withBlocks('params.blocks.filter((_, k) => k % 2 === 0)'),
    'residual-around-blocks': withBlock('x = x.add(transformerBlock(x, block, numHeads, mask));'),
    'norm-after-blocks': withBlock(`${applied}\n      x = ${norm('x')};`),
    'relu-after-blocks': withBlock('x = transformerBlock(x, block, numHeads, mask).relu();'),
    'mask-only-first': withBlock(
      'x = transformerBlock(x, block, numHeads, block === params.blocks[0] ? mask : undefined);',
    ),
    'mask-only-last': withBlock(
      'x = transformerBlock(x, block, numHeads, block === params.blocks[params.blocks.length - 1] ? mask : undefined);',
    ),
    'norms-exchanged': withBlock(`x = transformerBlock(
        x,
        { ...block, attentionNorm: block.feedForwardNorm, feedForwardNorm: block.attentionNorm },
        numHeads,
        mask,
      );`),
    'embedding-added-at-the-end': [
      ['for (const block', 'const start = x;\n    for (const block'],
      ...atEnd('x = x.add(start);'),
    ],
    'logits-shifted-back': withResult(moved(logits, 't + 1')),
    'relu-before-unembedding': atEnd('x = x.relu();'),
    'relu-on-logits': withResult(`${logits}.relu()`),
    'logits-multiplied': withResult(`${logits}.mul(Math.sqrt(x.shape[2]))`),
  },
};
