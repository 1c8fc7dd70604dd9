import type { Edits, MistakesByFunction } from '../edits';

const warmUp = '(maximum * step) / warmupSteps';
const progress = 'Math.min((step - warmupSteps) / (totalSteps - warmupSteps), 1)';
const decay = 'minimum + ((maximum - minimum) * (1 + Math.cos(Math.PI * progress))) / 2';
const counted = (change: string): Edits => [
  ['learningRateAt(step: number,', 'learningRateAt(given: number,'],
  ['  if (step <= warmupSteps)', `  const step = given ${change};\n  if (step <= warmupSteps)`],
];

const warmedUp = (changed: string): Edits => [[warmUp, changed]];
const decayed = (changed: string): Edits => [[decay, changed]];
const progressed = (changed: string): Edits => [[progress, `Math.min(${changed}, 1)`]];
/** Changes the share that is left of the way from maximum to minimum. */
const left = (changed: string): Edits => decayed(`minimum + (maximum - minimum) * (${changed})`);

const rate = 'learningRateAt(index + 1, options.schedule)';
const adamWOptions = '{ ...options, learningRate }';
const nextStates = 'states = updated.map(({ state }) => state);';
const nextParameters = 'current = mapTensors(params, (_, i) => updated[i]?.parameter as tf.Tensor);';
const recorded = 'losses.push(value.dataSync()[0] as number);';
const returned = 'return { params: current, losses };';
const start = 'let current = params;';
const each = 'batches.forEach((tokens, index) => {';
/** Keeps the given parameters, which the solution otherwise never disposes of. */
const nothingDisposed: Edits[number] = ['current === params ? [] : parameters', '[]'];

const withRate = (changed: string): Edits => [[rate, changed]];
const withGradients = (changed: string): Edits => [['grads[i] as tf.Tensor', changed]];
const withOptions = (changed: string): Edits => [[adamWOptions, changed]];
const withLosses = (changed: string): Edits => [
  [returned, `return { params: current, losses: ${changed} };`],
];
/** A zero for each parameter takes the place of a moment. */
const forgotten = (moment: string): Edits => [
  [
    nextStates,
    `states = updated.map(({ state }) => ({ ...state, ${moment}: tf.zerosLike(state.${moment}) }));`,
  ],
];

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
    'no-warm-up': warmedUp('maximum'),
    'warm-up-from-minimum': warmedUp('minimum + ((maximum - minimum) * step) / warmupSteps'),
    'warm-up-one-step-early': warmedUp('(maximum * (step + 1)) / warmupSteps'),
    'warm-up-one-step-late': warmedUp('(maximum * (step - 1)) / warmupSteps'),
    'warm-up-of-all-steps': warmedUp('(maximum * step) / totalSteps'),
    'warm-up-to-one': warmedUp('step / warmupSteps'),
    'warm-up-to-the-minimum': warmedUp('(minimum * step) / warmupSteps'),
    'warm-up-squared': warmedUp('maximum * (step / warmupSteps) ** 2'),
    'warm-up-like-cosine': warmedUp('(maximum * (1 - Math.cos((Math.PI * step) / warmupSteps))) / 2'),
    'warm-up-inverted': warmedUp('(maximum * warmupSteps) / step'),
    'progress-of-all-steps': progressed('step / totalSteps'),
    'decay-too-slow': progressed('(step - warmupSteps) / totalSteps'),
    'decay-one-step-late': progressed('(step - warmupSteps - 1) / (totalSteps - warmupSteps)'),
    'decay-one-step-short': progressed('(step - warmupSteps) / (totalSteps - warmupSteps - 1)'),
    'warm-up-in-progress': progressed('step / (totalSteps - warmupSteps)'),
    'rises-again': [[progress, '(step - warmupSteps) / (totalSteps - warmupSteps)']],
    'starts-again': [[progress, '((step - warmupSteps) / (totalSteps - warmupSteps)) % 1']],
    'linear-decay': left('1 - progress'),
    'quarter-cosine': left('Math.cos((Math.PI / 2) * progress)'),
    'full-cosine': left('(1 + Math.cos(2 * Math.PI * progress)) / 2'),
    'cosine-without-pi': left('(1 + Math.cos(progress)) / 2'),
    'cosine-in-degrees': left('(1 + Math.cos(180 * progress)) / 2'),
    'sine-for-cosine': left('(1 + Math.sin(Math.PI * progress)) / 2'),
    'cosine-not-halved': left('1 + Math.cos(Math.PI * progress)'),
    'cosine-not-raised': left('Math.cos(Math.PI * progress)'),
    'only-cosine-halved': left('1 + Math.cos(Math.PI * progress) / 2'),
    'cosine-upside-down': left('(1 - Math.cos(Math.PI * progress)) / 2'),
    'minimum-ignored': decayed('(maximum * (1 + Math.cos(Math.PI * progress))) / 2'),
    'minimum-added': decayed('minimum + (maximum * (1 + Math.cos(Math.PI * progress))) / 2'),
    'minimum-not-added': decayed('((maximum - minimum) * (1 + Math.cos(Math.PI * progress))) / 2'),
    'minimum-cuts-off': decayed('Math.max(minimum, (maximum * (1 + Math.cos(Math.PI * progress))) / 2)'),
    'minimum-as-share': decayed(
      'maximum * (minimum + ((1 - minimum) * (1 + Math.cos(Math.PI * progress))) / 2)',
    ),
    'range-as-sum': decayed('minimum + ((maximum + minimum) * (1 + Math.cos(Math.PI * progress))) / 2'),
    'no-rate-decay': decayed('maximum'),
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
    'm-not-carried': forgotten('m'),
    'v-not-carried': forgotten('v'),
    'rate-of-last-step': withRate('learningRateAt(batches.length, options.schedule)'),
    'schedule-backwards': withRate('learningRateAt(batches.length - index, options.schedule)'),
    'gradients-negated': withGradients('(grads[i] as tf.Tensor).neg()'),
    'signs-of-gradients': withGradients('(grads[i] as tf.Tensor).sign()'),
    'first-batch-skipped': [[each, `${each}\n    if (index === 0) return;`]],
    'last-batch-skipped': [[each, 'batches.slice(0, -1).forEach((tokens, index) => {']],
    'batches-backwards': [[each, '[...batches].reverse().forEach((tokens, index) => {']],
    'losses-averaged': withLosses(
      'losses.map((_, i) => losses.slice(0, i + 1).reduce((a, b) => a + b, 0) / (i + 1))',
    ),
    'losses-added-up': withLosses('losses.map((_, i) => losses.slice(0, i + 1).reduce((a, b) => a + b, 0))'),
    'losses-in-bits': withLosses('losses.map((loss) => loss / Math.LN2)'),
    'losses-as-perplexities': withLosses('losses.map(Math.exp)'),
    'given-parameters-returned': [[returned, 'return { params, losses };']],
    'last-step-not-returned': [
      [start, `${start}\n  let previous = params;`],
      [nextParameters, `previous = current;\n    ${nextParameters}`],
      nothingDisposed,
      [returned, 'return { params: previous, losses };'],
    ],
    'gradient-descent': [
      [
        'adamWStep(parameter, grads[i] as tf.Tensor, states[i] as AdamWState, constants)',
        `({
        parameter: parameter.sub((grads[i] as tf.Tensor).mul(constants.learningRate)),
        state: {
          step: 0,
          m: tf.zerosLike((states[i] as AdamWState).m),
          v: tf.zerosLike((states[i] as AdamWState).v),
        },
      })`,
      ],
    ],
    'embeddings-spared': [
      [
        'AdamWState, constants)',
        'AdamWState, { ...constants, weightDecay: i < 2 ? 0 : options.weightDecay })',
      ],
    ],
    'usual-betas': withOptions('{ ...options, learningRate, beta1: 0.9, beta2: 0.999 }'),
    'usual-constants': withOptions('{ ...options, learningRate, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 }'),
    'betas-exchanged': withOptions(
      '{ ...options, learningRate, beta1: options.beta2, beta2: options.beta1 }',
    ),
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
