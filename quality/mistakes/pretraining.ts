import type { Edits, MistakesByFunction } from '../edits';

const warmUp = '(maximum * step) / warmupSteps';
const progress = 'Math.min((step - warmupSteps) / (totalSteps - warmupSteps), 1)';
const decay = 'minimum + ((maximum - minimum) * (1 + Math.cos(Math.PI * progress))) / 2';
const counted = (change: string): Edits => [
  ['learningRateAt(step: number,', 'learningRateAt(given: number,'],
  ['  if (step <= warmupSteps)', `  const step = given ${change};\n  if (step <= warmupSteps)`],
];

const rate = 'learningRateAt(index + 1, options.schedule)';
const adamWOptions = '{ ...options, learningRate }';
const nextStates = 'states = updated.map(({ state }) => state);';
const nextParameters = 'current = mapTensors(params, (_, i) => updated[i]?.parameter as tf.Tensor);';
const recorded = 'losses.push(value.dataSync()[0] as number);';
/** Keeps the given parameters, which the solution otherwise never disposes of. */
const nothingDisposed: Edits[number] = ['current === params ? [] : parameters', '[]'];

/** The solution with some of the parameters put back after each step. */
const frozen = (fields: string): Edits => [
  [nextParameters, `${nextParameters}\n    current = { ...current, ${fields} };`],
  nothingDisposed,
];
const frozenInBlocks = (fields: string): Edits =>
  frozen(`blocks: current.blocks.map((block, i) => ({ ...block, ${fields} }))`);

export const mistakes: MistakesByFunction = {
  learningRateAt: {
    'rate-one-step-early': counted('+ 1'),
    'rate-one-step-late': counted('- 1'),
    'no-warm-up': [[warmUp, 'maximum']],
    'warm-up-from-minimum': [[warmUp, 'minimum + ((maximum - minimum) * step) / warmupSteps']],
    'linear-decay': [[decay, 'minimum + (maximum - minimum) * (1 - progress)']],
    'quarter-cosine': [[decay, 'minimum + (maximum - minimum) * Math.cos((Math.PI / 2) * progress)']],
    'full-cosine': [[decay, decay.replace('Math.PI *', '2 * Math.PI *')]],
    'minimum-ignored': [[decay, '(maximum * (1 + Math.cos(Math.PI * progress))) / 2']],
    'minimum-added': [[decay, 'minimum + (maximum * (1 + Math.cos(Math.PI * progress))) / 2']],
    'rises-again': [[progress, '(step - warmupSteps) / (totalSteps - warmupSteps)']],
    'progress-of-all-steps': [[progress, 'Math.min(step / totalSteps, 1)']],
    'decay-too-slow': [[progress, 'Math.min((step - warmupSteps) / totalSteps, 1)']],
  },
  pretrain: {
    'schedule-one-step-late': [[rate, 'learningRateAt(index, options.schedule)']],
    'schedule-one-step-early': [[rate, 'learningRateAt(index + 2, options.schedule)']],
    'constant-rate': [[rate, 'options.schedule.maximum']],
    'rate-of-first-step': [[rate, 'learningRateAt(1, options.schedule)']],
    'state-forgotten': [
      [
        nextStates,
        'states = parameters.map((each) => ({ step: 0, m: tf.zerosLike(each), v: tf.zerosLike(each) }));',
      ],
      nothingDisposed,
    ],
    'step-not-carried': [[nextStates, 'states = updated.map(({ state }) => ({ ...state, step: 0 }));']],
    'state-starts-at-one': [['    step: 0,', '    step: 1,']],
    'one-counter-for-all': [
      ['states[i] as AdamWState', '{ ...(states[i] as AdamWState), step: index * parameters.length + i }'],
    ],
    'gradients-accumulate': [
      ['const losses: number[] = [];', 'const losses: number[] = [];\n  let sums: tf.Tensor[] = [];'],
      [
        'const { value, grads } = tf.valueAndGrads(lossOf)(parameters);',
        `const { value, grads: now } = tf.valueAndGrads(lossOf)(parameters);
    const grads = now.map((each, i) => (sums[i] ? each.add(sums[i]) : each));
    sums = grads.map((each) => each.clone());`,
      ],
    ],
    'always-first-batch': [
      [
        'batches.forEach((tokens, index) => {',
        'batches.forEach((_, index) => {\n    const tokens = batches[0] as tf.Tensor2D;',
      ],
    ],
    'parameters-not-carried': [
      ['const parameters = tensorsOf(current);', 'const parameters = tensorsOf(params);'],
      nothingDisposed,
    ],
    'loss-after-the-step': [
      [
        recorded,
        'losses.push(lossOf(...updated.map(({ parameter }) => parameter)).dataSync()[0] as number);',
      ],
    ],
    'no-weight-decay': [[adamWOptions, '{ ...options, learningRate, weightDecay: 0 }']],
    'matrices-decay-only': [
      [
        'AdamWState, constants)',
        'AdamWState, { ...constants, weightDecay: parameter.rank === 1 ? 0 : options.weightDecay })',
      ],
    ],
    'token-embedding-frozen': frozen('tokenEmbedding: params.tokenEmbedding'),
    'position-embedding-frozen': frozen('positionEmbedding: params.positionEmbedding'),
    'unembedding-frozen': frozen('unembedding: params.unembedding'),
    'blocks-frozen': frozen('blocks: params.blocks'),
    'first-block-only': frozen('blocks: [...current.blocks.slice(0, 1), ...params.blocks.slice(1)]'),
    'attention-frozen': frozenInBlocks('attention: params.blocks[i]!.attention'),
    'feed-forward-frozen': frozenInBlocks('feedForward: params.blocks[i]!.feedForward'),
    'norms-frozen': frozenInBlocks(
      'attentionNorm: params.blocks[i]!.attentionNorm, feedForwardNorm: params.blocks[i]!.feedForwardNorm',
    ),
  },
};
