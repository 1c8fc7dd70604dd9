import type { Edits, MistakesByFunction } from '../edits';

const input = 'tf.concat([xt, timeEmbedding(t, timeDim)], 1)';
const layer = 'hidden.matMul<tf.Tensor2D>(kernel).add<tf.Tensor2D>(bias)';
const active = 'layer < params.layers.length - 1 ? output.tanh() : output';
const returned = '    return hidden;';

const withInput = (changed: string): Edits => [[input, `tf.concat([${changed}], 1)`]];
const withTime = (changed: string): Edits => withInput(`xt, timeEmbedding(${changed}, timeDim)`);
const activated = (changed: string): Edits => [[active, changed]];
const predicted = (changed: string): Edits => [[returned, `    return ${changed};`]];

const draws = 'Math.floor(uniform() * numSteps)';
const noise = 'const noise = gaussian(x0.shape);';
const loss = 'noisePredictionLoss(model, x0, t, noise, schedule)';
const asked = 'predictNoise(xt as tf.Tensor2D, steps, trained)';
const each = 'batches.forEach((x0, index) => {';
const start = 'let current = params;';
const nextStates = 'states = updated.map(({ state }) => state);';
const nextParameters = 'current = mapTensors(params, (_, i) => updated[i]?.parameter as tf.Tensor);';
const result = 'return { params: current, losses };';
const rate = 'learningRateAt(index + 1, options.schedule)';
const update = 'adamWStep(parameter, grads[i] as tf.Tensor, states[i] as AdamWState, constants)';
const dispose = 'tf.dispose([t, noise, value, grads, states.map(({ m, v }) => [m, v])]);';
/** Keeps the given parameters, which the solution otherwise never disposes of. */
const nothingDisposed: Edits[number] = ['if (current !== params) tf.dispose(parameters);', ''];
const noiseKept: Edits[number] = [dispose, 'tf.dispose([t, value, grads]);'];

const drawn = (changed: string): Edits => [[draws, changed]];
const withLoss = (changed: string): Edits => [[loss, changed]];
const withOwnLoss = (changed: string): Edits => [
  [
    "import { noisePredictionLoss } from '../4-diffusion/noise-prediction-loss';",
    "import { qSample } from '../4-diffusion/forward-process';",
  ],
  [loss, changed],
];
const withRate = (changed: string): Edits => [[rate, changed]];
const withOptions = (changed: string): Edits => [
  [`{ ...options, learningRate: ${rate} }`, `{ ...options, learningRate: ${rate}, ${changed} }`],
];
const withGradients = (changed: string): Edits => [
  [update, update.replace('grads[i] as tf.Tensor', changed)],
];
const withLosses = (changed: string): Edits => [[result, `return { params: current, losses: ${changed} };`]];
const sums = 'losses.map((_, i) => losses.slice(0, i + 1).reduce((a, b) => a + b, 0)';
/** A zero for each parameter takes the place of a moment. */
const forgotten = (moment: string): Edits => [
  [
    nextStates,
    `states = updated.map(({ state }) => ({ ...state, ${moment}: tf.zerosLike(state.${moment}) }));`,
  ],
];
/** The solution with some of the parameters put back after each step. */
const trainedOnly = (condition: string): Edits => [
  [
    nextParameters,
    `current = mapTensors(params, (given, i) => (${condition} ? (updated[i]?.parameter as tf.Tensor) : given));`,
  ],
  nothingDisposed,
];

const sampled = 'predictNoise(xt as tf.Tensor2D, t, params);';
const samples = 'return reverseSample(model, [numSamples, d], schedule, gaussian) as tf.Tensor2D;';
const sampledWith = (changed: string): Edits => [[sampled, `${changed};`]];
/** The loop of reverseSample, written out with one part of it changed. */
const writtenOut = (changes: {
  readonly start?: string;
  readonly loop?: string;
  readonly draw?: string;
  readonly mean?: string;
  readonly sigma?: string;
  readonly finish?: string;
}): Edits => {
  const {
    start: first = 'gaussian([numSamples, d])',
    loop = 'let t = numSteps - 1; t >= 0; t--',
    draw = 'gaussian([numSamples, d])',
    mean = 'x.sub(epsilon.mul(beta / Math.sqrt(1 - alphaBar))).div(Math.sqrt(1 - beta))',
    sigma = 't > 0 ? Math.sqrt(beta) : 0',
    finish = 'x',
  } = changes;
  return [
    [
      samples,
      `const betas = schedule.betas.dataSync();
  const alphaBars = schedule.alphaBars.dataSync();
  const numSteps = betas.length;
  let x: tf.Tensor = ${first};
  for (${loop}) {
    const [beta, alphaBar, before] = [betas[t] as number, alphaBars[t] as number, alphaBars[t - 1] ?? 1];
    const z = ${draw};
    const epsilon = model(x, tf.fill([numSamples], t, 'int32') as tf.Tensor1D);
    const sigma = ${sigma};
    x = ${mean}.add(z.mul(sigma + 0 * before));
    x = ${finish};
  }
  return x as tf.Tensor2D;`,
    ],
  ];
};

export const mistakes: MistakesByFunction = {
  predictNoise: {
    'time-ignored': withInput('xt, tf.zeros([xt.shape[0], timeDim])'),
    'time-always-zero': withTime('tf.zerosLike(t)'),
    'one-time-for-all': withTime('t.slice([0], [1]).tile([xt.shape[0]])'),
    'time-from-one': withTime("t.add(tf.scalar(1, 'int32'))"),
    'raw-time': withInput("xt, t.cast('float32').expandDims(1).tile([1, timeDim])"),
    'time-before-x': withInput('timeEmbedding(t, timeDim), xt'),
    'x-missing': withInput('tf.zerosLike(xt), timeEmbedding(t, timeDim)'),
    'x-squashed': withInput('xt.tanh(), timeEmbedding(t, timeDim)'),
    'relu-for-tanh': activated('layer < params.layers.length - 1 ? output.relu() : output'),
    'sigmoid-for-tanh': activated('layer < params.layers.length - 1 ? output.sigmoid() : output'),
    'no-tanh': activated('layer < 0 ? output.tanh() : output'),
    'tanh-at-the-end': activated('layer < params.layers.length ? output.tanh() : output'),
    'tanh-after-first-only': activated('layer === 0 && params.layers.length > 1 ? output.tanh() : output'),
    'tanh-only-at-the-end': activated('layer === params.layers.length - 1 ? output.tanh() : output'),
    'biases-missing': [[layer, 'hidden.matMul<tf.Tensor2D>(kernel).add<tf.Tensor2D>(bias.mul(0))']],
    'last-bias-missing': [
      [
        layer,
        'hidden.matMul<tf.Tensor2D>(kernel).add<tf.Tensor2D>(bias.mul(layer < params.layers.length - 1 ? 1 : 0))',
      ],
    ],
    'bias-subtracted': [[layer, 'hidden.matMul<tf.Tensor2D>(kernel).sub<tf.Tensor2D>(bias)']],
    'bias-after-tanh': [
      [layer, 'hidden.matMul<tf.Tensor2D>(kernel)'],
      [active, '(layer < params.layers.length - 1 ? output.tanh() : output).add<tf.Tensor2D>(bias)'],
    ],
    'x-added': predicted('hidden.add<tf.Tensor2D>(xt)'),
    'x-minus-output': predicted('xt.sub<tf.Tensor2D>(hidden)'),
    'prediction-negated': predicted('hidden.neg()'),
  },
  trainNoisePredictor: {
    'always-step-zero': drawn('0 * uniform()'),
    'one-step-for-batch': [
      ['const draws = Array', `const shared = ${draws};\n    const draws = Array`],
      [`() => ${draws});`, '() => shared);'],
    ],
    'steps-drawn-once': [
      ['const losses: number[] = [];', `const losses: number[] = [];\n  let kept: number[] | undefined;`],
      ["tf.tensor1d(draws, 'int32')", "tf.tensor1d((kept ??= draws), 'int32')"],
    ],
    'steps-rounded': drawn('Math.min(numSteps - 1, Math.round(uniform() * numSteps))'),
    'steps-rounded-up': drawn('Math.min(numSteps - 1, Math.ceil(uniform() * numSteps))'),
    'ends-half-as-likely': drawn('Math.round(uniform() * (numSteps - 1))'),
    'last-step-missing': drawn('Math.floor(uniform() * (numSteps - 1))'),
    'first-step-missing': drawn(`Math.max(1, ${draws})`),
    'steps-backwards': drawn(`numSteps - 1 - ${draws}`),
    'noise-drawn-once': [
      ['const losses: number[] = [];', 'const losses: number[] = [];\n  let kept: tf.Tensor | undefined;'],
      [noise, 'const noise = (kept ??= gaussian(x0.shape));'],
      noiseKept,
    ],
    'noise-drawn-twice': withOwnLoss(
      'model(qSample(x0, t, noise, schedule), t).sub(gaussian(x0.shape)).square().mean()',
    ),
    'no-noise': [[noise, 'const noise = gaussian(x0.shape).mul(0);']],
    'data-as-target': withOwnLoss('model(qSample(x0, t, noise, schedule), t).sub(x0).square().mean()'),
    'data-not-noised': withOwnLoss('model(x0, t).sub(noise).square().mean()'),
    'trained-without-time': [[asked, 'predictNoise(xt as tf.Tensor2D, tf.zerosLike(steps), trained)']],
    'loss-summed': withLoss(`${loss}.mul(noise.size)`),
    'loss-mean-of-examples': withLoss(`${loss}.mul(x0.shape[1])`),
    'loss-halved': withLoss(`${loss}.div(2)`),
    'absolute-loss': withOwnLoss('model(qSample(x0, t, noise, schedule), t).sub(noise).abs().mean()'),
    'always-first-batch': [
      [each, 'batches.forEach((_, index) => {\n    const x0 = batches[0] as tf.Tensor2D;'],
    ],
    'first-batch-skipped': [[each, `${each}\n    if (index === 0) return;`]],
    'last-batch-skipped': [[each, 'batches.slice(0, -1).forEach((x0, index) => {']],
    'batches-backwards': [[each, '[...batches].reverse().forEach((x0, index) => {']],
    'parameters-not-carried': [
      ['const parameters = tensorsOf(current);', 'const parameters = tensorsOf(params);'],
      nothingDisposed,
    ],
    'loss-after-the-step': [
      ['losses.push(value.dataSync()[0] as number);\n', ''],
      [
        '// Memory must not grow',
        'losses.push(lossOf(...updated.map(({ parameter }) => parameter)).dataSync()[0] as number);\n    // Memory must not grow',
      ],
    ],
    'losses-averaged': withLosses(`${sums} / (i + 1))`),
    'losses-added-up': withLosses(`${sums})`),
    'losses-as-roots': withLosses('losses.map(Math.sqrt)'),
    'given-parameters-returned': [[result, 'return { params, losses };']],
    'last-step-not-returned': [
      [start, `${start}\n  let previous = params;`],
      [nextParameters, `previous = current;\n    ${nextParameters}`],
      nothingDisposed,
      [result, 'return { params: previous, losses };'],
    ],
    'schedule-one-step-late': withRate('learningRateAt(index, options.schedule)'),
    'schedule-one-step-early': withRate('learningRateAt(index + 2, options.schedule)'),
    'constant-rate': withRate('options.schedule.maximum'),
    'rate-of-first-step': withRate('learningRateAt(1, options.schedule)'),
    'rate-of-last-step': withRate('learningRateAt(batches.length, options.schedule)'),
    'schedule-backwards': withRate('learningRateAt(batches.length - index, options.schedule)'),
    'state-forgotten': [
      [
        nextStates,
        'states = parameters.map((_, i) => ({ step: 0, m: tf.zerosLike((updated[i] as { parameter: tf.Tensor }).parameter), v: tf.zerosLike((updated[i] as { parameter: tf.Tensor }).parameter) }));',
      ],
    ],
    'm-not-carried': forgotten('m'),
    'v-not-carried': forgotten('v'),
    'step-not-carried': [[nextStates, 'states = updated.map(({ state }) => ({ ...state, step: 0 }));']],
    'state-starts-at-one': [['    step: 0,', '    step: 1,']],
    'one-counter-for-all': [
      [start, `${start}\n  let counter = 0;`],
      [
        update,
        update.replace('states[i] as AdamWState', '{ ...(states[i] as AdamWState), step: counter++ }'),
      ],
    ],
    'gradients-accumulate': [
      [start, `${start}\n  const total: tf.Tensor[] = tensorsOf(params).map((own) => tf.zerosLike(own));`],
      [
        update,
        update.replace(
          'grads[i] as tf.Tensor',
          '(total[i] = (total[i] as tf.Tensor).add(grads[i] as tf.Tensor))',
        ),
      ],
    ],
    'gradients-negated': withGradients('(grads[i] as tf.Tensor).neg()'),
    'signs-of-gradients': withGradients('(grads[i] as tf.Tensor).sign()'),
    'gradient-descent': [
      [
        update,
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
    'no-weight-decay': withOptions('weightDecay: 0'),
    'usual-betas': withOptions('beta1: 0.9, beta2: 0.999'),
    'usual-constants': withOptions('beta1: 0.9, beta2: 0.999, epsilon: 1e-8'),
    'betas-exchanged': withOptions('beta1: options.beta2, beta2: options.beta1'),
    'biases-spared': [
      [
        update,
        update.replace('constants)', '{ ...constants, weightDecay: i % 2 === 1 ? 0 : options.weightDecay })'),
      ],
    ],
    'biases-frozen': trainedOnly('i % 2 === 0'),
    'kernels-frozen': trainedOnly('i % 2 === 1'),
    'first-layer-frozen': trainedOnly('i > 1'),
    'first-layer-only': trainedOnly('i < 2'),
    'last-layer-only': trainedOnly('i >= parameters.length - 2'),
    'last-layer-frozen': trainedOnly('i < parameters.length - 2'),
  },
  sampleSurrogate: {
    'model-at-step-zero': sampledWith('predictNoise(xt as tf.Tensor2D, tf.zerosLike(t), params)'),
    'model-at-last-step': sampledWith(
      "predictNoise(xt as tf.Tensor2D, tf.fill([numSamples], schedule.betas.size - 1, 'int32') as tf.Tensor1D, params)",
    ),
    'model-steps-reversed': sampledWith(
      "predictNoise(xt as tf.Tensor2D, tf.scalar(schedule.betas.size - 1, 'int32').sub(t), params)",
    ),
    'model-one-step-late': sampledWith(
      "predictNoise(xt as tf.Tensor2D, t.add(tf.scalar(1, 'int32')), params)",
    ),
    'sampled-prediction-negated': sampledWith('predictNoise(xt as tf.Tensor2D, t, params).neg()'),
    'prediction-unused': sampledWith('predictNoise(xt as tf.Tensor2D, t, params).mul(0)'),
    'steps-upwards': writtenOut({ loop: 'let t = 0; t < numSteps; t++' }),
    'stops-before-zero': writtenOut({ loop: 'let t = numSteps - 1; t > 0; t--' }),
    'clean-data-at-once': writtenOut({
      mean: 'x.sub(epsilon.mul(Math.sqrt(1 - alphaBar))).div(Math.sqrt(alphaBar))',
      sigma: '0 * beta',
    }),
    'no-fresh-noise': writtenOut({ sigma: '0' }),
    'noise-in-last-step': writtenOut({ sigma: 'Math.sqrt(beta)' }),
    'posterior-variance': writtenOut({ sigma: 'Math.sqrt((beta * (1 - before)) / (1 - alphaBar))' }),
    'one-draw-for-all': [
      [
        samples,
        `const kept = gaussian([numSamples, d]);\n  ${samples.replace('gaussian)', '() => kept.clone())')}`,
      ],
    ],
    'starts-at-zero': writtenOut({ start: 'gaussian([numSamples, d]).mul(0)' }),
    'samples-clipped': writtenOut({ finish: 'x.clipByValue(-1, 1)' }),
  },
};
