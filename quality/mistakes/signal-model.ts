import type { Edits } from '../edits';

/** Where the solutions of signal models differ. */
interface Names {
  /** What the output is computed from. */
  readonly pooled: string;
  /** The number of examples. */
  readonly examples: string;
}

const positions = 'params.positionEmbedding.slice([0, 0], [time, -1])';
const bias = '.add(params.inputBias)';
const width = 'params.inputKernel.shape[1]';
const sum = '.add(positions)';
const call = 'transformerBlock(';
const applied = ', params.block, numHeads, causalMask(time))';
const logits = '.add(params.outputBias);';

const norm = (x: string): string =>
  `${x}.sub(${x}.mean(-1, true)).div(tf.moments(${x}, -1, true).variance.add(1e-5).sqrt())`;
const positionsAs = (changed: string): Edits => [[positions, changed]];
const gathered = (indices: string): Edits => positionsAs(`tf.gather(params.positionEmbedding, ${indices})`);
const beforePositions = (change: (x: string) => string): Edits => [
  [sum, `${sum}.sub(positions)`],
  ['const hidden =', `const own = embedded.clone();\n    const hidden =`],
  [`${call}embedded`, `${call}${change('own')}.add(positions)`],
];
/** A mask of steps `i` (rows) and `j` (columns). */
const compared = (comparison: string): Edits => [
  [
    'causalMask(time)',
    `((i, j) => ${comparison})(tf.range(0, time).expandDims(1), tf.range(0, time).expandDims(0)) as tf.Tensor2D`,
  ],
];
const returned = (examples: string, changed: string): Edits => [
  [`return logits.reshape([${examples}, time]);`, `return ${changed}.reshape([${examples}, time]);`],
];

/** Mistakes in a signal model as edits of a solution. */
export const signalMistakes = ({ pooled, examples }: Names): Readonly<Record<string, Edits>> => ({
  'no-positions': positionsAs(`tf.zeros([time, ${width}])`),
  'positions-from-one': positionsAs('params.positionEmbedding.slice([1, 0], [time, -1])'),
  'first-position-everywhere': positionsAs('params.positionEmbedding.slice([0, 0], [1, -1])'),
  'positions-run-on': positionsAs(
    `params.positionEmbedding.slice([0, 0], [${examples} * time, -1]).reshape([${examples}, time, ${width}])`,
  ),
  'positions-backward': positionsAs(`${positions}.reverse(0)`),
  'positions-from-the-table-end': gathered(
    "tf.range(params.positionEmbedding.shape[0] - time, params.positionEmbedding.shape[0], 1, 'int32')",
  ),
  'positions-subtracted': positionsAs(`${positions}.neg()`),
  'positions-scaled': positionsAs(`${positions}.mul(Math.sqrt(${width}))`),
  'no-input-bias': [[bias, '']],
  'input-bias-subtracted': [[bias, '.sub(params.inputBias)']],
  'input-scaled': beforePositions((x) => `${x}.mul(Math.sqrt(${width}))`),
  'input-relu': beforePositions((x) => `${x}.relu()`),
  'input-normalised': beforePositions((x) => norm(x)),
  'no-mask': [[', causalMask(time))', ')']],
  'mask-transposed': compared('tf.greaterEqual(j, i)'),
  'mask-inverted': compared('tf.greater(j, i)'),
  'mask-strictly-past': compared('tf.less(j, i)'),
  'mask-too-wide': compared('tf.lessEqual(j, i.add(1))'),
  'only-itself-visible': compared('tf.equal(j, i)'),
  'no-block': [
    ['const hidden =', 'const hidden = embedded as tf.Tensor3D;\n    const unused ='],
    [`return logits.reshape([${examples}, time]);`, `return unused && logits.reshape([${examples}, time]);`],
  ],
  'block-twice': [
    [call, `${call}${call}`],
    [applied, `${applied}${applied}`],
  ],
  'one-head': [[', numHeads, causalMask', ', 1, causalMask']],
  'norms-exchanged': [
    [
      ', params.block, numHeads',
      ', { ...params.block, attentionNorm: params.block.feedForwardNorm, feedForwardNorm: params.block.attentionNorm }, numHeads',
    ],
  ],
  'residual-around-block': [[applied, `${applied}.add(embedded) as tf.Tensor3D`]],
  'no-output-bias': [[logits, ';']],
  'output-bias-subtracted': [[logits, '.sub(params.outputBias);']],
  'relu-before-output': [
    [`project(${pooled}, params.outputKernel)`, `project(${pooled}.relu(), params.outputKernel)`],
  ],
  'normalised-before-output': [
    [`project(${pooled}, params.outputKernel)`, `project(${norm(pooled)}, params.outputKernel)`],
  ],
  probabilities: returned(examples, 'logits.sigmoid()'),
  'softmax-over-time': returned(examples, `tf.softmax(logits.reshape([${examples}, time]))`),
  'logits-negated': returned(examples, 'logits.neg()'),
});
