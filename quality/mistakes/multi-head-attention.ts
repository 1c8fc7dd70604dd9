import type { Edits, MistakesByFunction } from '../edits';
import { attentionEdits, masked, scale, softmax } from './attention-edits';

const ownAttention: Edits = [
  [
    "import { scaledDotProductAttention } from './scaled-dot-product-attention';",
    `function scaledDotProductAttention(queries: tf.Tensor, keys: tf.Tensor, values: tf.Tensor, mask?: tf.Tensor2D) {
       const dK = queries.shape[3] as number;
       const scores = tf.matMul(queries, keys, false, true)${scale};
       const visible = ${masked};
       const weights = ${softmax};
       return { output: tf.matMul(weights, values) };
     }`,
  ],
];

/** The mistakes of attention, in an attention of one's own. */
const inOwnAttention = Object.fromEntries(
  Object.entries(attentionEdits).map(([id, edits]) => [id, [...ownAttention, ...edits]]),
);

const split = '.reshape([batch, n, numHeads, dHead]).transpose([0, 2, 1, 3])';
const join = 'output.transpose([0, 2, 1, 3]).reshape';
const projected = 'project(x, kernel)';
const combined = 'project(concatenated, params.outputKernel)';
const handedOn = '      mask,\n    );';
const heads = (role: string): string => `splitHeads(params.${role}Kernel)`;
const unprojected = 'x.reshape([batch, n, numHeads, x.shape[2] / numHeads]).transpose([0, 2, 1, 3])';

const withScale = (changed: string): Edits => [...ownAttention, [scale, changed]];
const withQueries = (change: string): Edits => [[heads('query'), `${heads('query')}${change}`]];
const withSplit = (changed: string): Edits => [[split, changed]];
const withJoin = (changed: string): Edits => [[join, changed]];
const withResult = (changed: string): Edits => [[combined, changed]];
const withProjected = (changed: string): Edits => [[projected, changed]];
const instead = (role: string, other: string): Edits => [[heads(role), heads(other)]];
const exchanged = (one: string, other: string): Edits => [
  ...instead(one, 'free'),
  ...instead(other, one),
  ...instead('free', other),
];
const joinedAs = (axes: string): Edits => withJoin(`output.transpose([${axes}]).reshape`);

export const mistakes: MistakesByFunction = {
  multiHeadAttention: {
    ...inOwnAttention,
    'mask-ignored': [[handedOn, '    );']],
    'mask-inverted': [[handedOn, '      mask && (tf.logicalNot(mask) as tf.Tensor2D),\n    );']],
    'no-scale': withScale(''),
    'scaled-twice': withQueries('.div(Math.sqrt(dHead))'),
    'multiplied-by-root': withScale('.mul(Math.sqrt(dK))'),
    'scaled-by-model': withQueries('.mul(Math.sqrt(dHead / x.shape[2]))'),
    'scaled-by-all-heads': withQueries('.div(Math.sqrt(numHeads))'),
    'scaled-by-number-of-heads': withScale('.div(Math.sqrt(queries.shape[1] as number))'),
    'scaled-by-length': withScale('.div(Math.sqrt(keys.shape[2] as number))'),
    'scaled-by-share-of-model': withQueries('.mul(Math.sqrt((dHead * numHeads) / x.shape[2]))'),
    'scaled-by-head-and-model': withQueries('.div(Math.sqrt(x.shape[2]))'),
    'one-head': [['queryKernel.shape[1] / numHeads;', 'queryKernel.shape[1] / (numHeads = 1);']],
    'interleaved-heads': [
      ...withSplit('.reshape([batch, n, dHead, numHeads]).transpose([0, 3, 1, 2])'),
      ...joinedAs('0, 2, 3, 1'),
    ],
    'interleaved-split': withSplit('.reshape([batch, n, dHead, numHeads]).transpose([0, 3, 1, 2])'),
    'interleaved-join': joinedAs('0, 2, 3, 1'),
    'heads-joined-without-transpose': withJoin('output.reshape'),
    'heads-split-without-transpose': withSplit('.reshape([batch, numHeads, n, dHead])'),
    'heads-reshaped-only': [
      ...withSplit('.reshape([batch, numHeads, n, dHead])'),
      ...withJoin('output.reshape'),
    ],
    'heads-attend-to-each-other': [
      ...withSplit('.reshape([batch, n, numHeads, dHead])'),
      ...withJoin('output.reshape'),
    ],
    'attention-over-batch': [
      ...withSplit('.reshape([batch, n, numHeads, dHead]).transpose([1, 2, 0, 3])'),
      ...joinedAs('2, 0, 1, 3'),
    ],
    'width-as-number-of-heads': withSplit('.reshape([batch, n, dHead, numHeads]).transpose([0, 2, 1, 3])'),
    'width-from-model': [['params.queryKernel.shape[1] / numHeads;', 'x.shape[2] / numHeads;']],
    'heads-stacked-before-batch': [
      ...withSplit(
        '.reshape([batch, n, numHeads, dHead]).transpose([2, 0, 1, 3]).reshape([numHeads * batch, n, dHead])',
      ),
      ...withJoin('output.reshape([batch, numHeads, n, dHead]).transpose([0, 2, 1, 3]).reshape'),
    ],
    'heads-unstacked-before-batch': [
      ...withSplit(`${split}.reshape([batch * numHeads, n, dHead])`),
      ...withJoin('output.reshape([numHeads, batch, n, dHead]).transpose([1, 2, 0, 3]).reshape'),
    ],
    'heads-in-reverse': withJoin('output.reverse(1).transpose([0, 2, 1, 3]).reshape'),
    'heads-joined-as-1023': joinedAs('1, 0, 2, 3'),
    'heads-joined-as-2013': joinedAs('2, 0, 1, 3'),
    'heads-joined-as-0132': joinedAs('0, 1, 3, 2'),
    'heads-joined-as-0312': joinedAs('0, 3, 1, 2'),
    'heads-joined-as-0321': joinedAs('0, 3, 2, 1'),
    'no-output-projection': withResult('concatenated'),
    'output-kernel-transposed': withResult('project(concatenated, params.outputKernel.transpose())'),
    'output-kernel-of-values': withResult('project(concatenated, params.valueKernel)'),
    'projected-twice': withResult(`project(${combined}, params.outputKernel)`),
    'values-from-keys': instead('value', 'key'),
    'values-from-queries': instead('value', 'query'),
    'keys-from-queries': instead('key', 'query'),
    'keys-from-values': instead('key', 'value'),
    'queries-from-keys': instead('query', 'key'),
    'queries-from-values': instead('query', 'value'),
    'queries-and-keys-exchanged': exchanged('query', 'key'),
    'keys-and-values-exchanged': exchanged('key', 'value'),
    'queries-and-values-exchanged': exchanged('query', 'value'),
    'queries-not-projected': [[heads('query'), unprojected]],
    'keys-not-projected': [[heads('key'), unprojected]],
    'values-not-projected': [[heads('value'), unprojected]],
    'kernels-transposed': withProjected('project(x, kernel.transpose())'),
    'input-split-before-projection': withProjected(
      `tf.concat(
        tf.split(x, numHeads, 2).map((part, h) =>
          project(part, tf.split(tf.split(kernel, numHeads, 0)[h], numHeads, 1)[h]),
        ),
        2,
      )`,
    ),
    'relu-on-projections': withProjected(`${projected}.relu()`),
    'relu-on-queries-and-keys': [...withQueries('.relu()'), [heads('key'), `${heads('key')}.relu()`]],
    'relu-on-values': [[heads('value'), `${heads('value')}.relu()`]],
    'tanh-on-projections': withProjected(`${projected}.tanh()`),
    'relu-on-heads': withResult('project(concatenated.relu(), params.outputKernel)'),
    'relu-on-output': withResult(`${combined}.relu()`),
    'tanh-on-output': withResult(`${combined}.tanh()`),
    'softmax-on-output': withResult(`tf.softmax(${combined})`),
    'residual-added': withResult(`x.add(${combined})`),
    'residual-before-output-kernel': withResult('project(concatenated.add(x), params.outputKernel)'),
    'result-normalised': [
      [`return ${combined}`, `const result = ${combined};\n    return RESULT`],
      [
        'RESULT',
        'result.sub(result.mean(-1, true)).div(tf.moments(result, -1, true).variance.add(1e-5).sqrt())',
      ],
    ],
    'result-divided-by-heads': withResult(`${combined}.div(numHeads)`),
  },
};
