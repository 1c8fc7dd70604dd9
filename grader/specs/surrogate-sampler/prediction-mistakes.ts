import type { Condition } from '../../engine/exercise';
import { pipelineOf, type Alternative } from '../../engine/pipeline';
import { predictNoise, type DenoiserInput, type DenoiserSteps } from '../../oracle/surrogate';
import { at, dim, filled, generate, type NumericTensor } from '../../oracle/tensor';

const TIME_HINT = 'How does the network find out how noisy its input is? What does each example bring?';
const INPUT_HINT = 'In which order stand x_t and the time embedding in a row of the input?';
const ACTIVATION_HINT = 'After which layers stands tanh, and can the noise be larger than 1?';
const BIAS_HINT = 'What does each layer add, and before or after tanh?';
const RESULT_HINT =
  'What does the network predict: noise, or clean data? And what does the loss compare it with?';

const first = (t: NumericTensor): number => at(t, 0);

export const predictionAlternatives: readonly Alternative<DenoiserSteps>[] = [
  {
    id: 'time-ignored',
    clause: 'the time embedding does not reach the network',
    sentence: 'Your network does not see the time: zeros stand where the time embedding should.',
    hint: TIME_HINT,
    steps: { embed: (t, timeDim) => filled([dim(t, 0), timeDim], 0) },
  },
  {
    id: 'time-always-zero',
    clause: 'the network always sees the time embedding of step 0',
    hint: TIME_HINT,
    steps: { time: () => 0 },
  },
  {
    id: 'one-time-for-all',
    clause: 'every example gets the step of the first',
    sentence: 'Each of your examples gets the step of the first example.',
    hint: 'The batch has several examples. Where does each of them find its own t?',
    steps: { time: first },
  },
  {
    id: 'time-from-one',
    clause: 'the time embedding is that of t + 1',
    hint: 'Steps count from 0 in code.',
    steps: { time: (t, example) => at(t, example) + 1 },
  },
  {
    id: 'raw-time',
    clause: 'the step itself stands in every column of the time embedding',
    hint: 'Which function turns a step into numbers between −1 and 1?',
    steps: {
      embed: (t, timeDim) => generate([dim(t, 0), timeDim], (i) => at(t, Math.floor(i / timeDim))),
    },
  },
  {
    id: 'time-before-x',
    clause: 'the time embedding stands before x_t in the input',
    hint: INPUT_HINT,
    steps: { first: 'time' },
  },
  {
    id: 'x-missing',
    clause: 'the network does not see x_t',
    sentence: 'Your network does not see x_t: zeros stand where it should.',
    hint: INPUT_HINT,
    steps: { seen: () => 0 },
  },
  {
    id: 'x-squashed',
    clause: 'tanh is already applied to x_t before the first layer',
    sentence: 'Your network applies tanh to x_t already, before the first layer.',
    hint: ACTIVATION_HINT,
    steps: { seen: Math.tanh },
  },
  {
    id: 'relu-for-tanh',
    clause: 'ReLU takes the place of tanh',
    sentence: 'Your network has ReLU where tanh should be.',
    hint: ACTIVATION_HINT,
    steps: { activate: (value) => Math.max(0, value) },
  },
  {
    id: 'sigmoid-for-tanh',
    clause: 'the logistic function takes the place of tanh',
    hint: 'Which values has tanh, and which has the logistic function?',
    steps: { activate: (value) => 1 / (1 + Math.exp(-value)) },
  },
  {
    id: 'no-tanh',
    clause: 'there is no tanh, so that the network is linear',
    hint: 'What are several linear layers in a row good for?',
    steps: { isActivated: () => false },
  },
  {
    id: 'tanh-at-the-end',
    clause: 'tanh follows the last layer too',
    sentence: 'A tanh follows your last layer too: the prediction cannot leave −1 … 1, but noise does.',
    hint: ACTIVATION_HINT,
    steps: { isActivated: () => true },
  },
  {
    id: 'tanh-after-first-only',
    clause: 'tanh follows the first layer only',
    sentence: 'Your network has tanh after the first layer only.',
    hint: 'How many layers can there be, and which of them are hidden?',
    steps: { isActivated: ({ layer, numLayers }) => layer === 0 && numLayers > 1 },
  },
  {
    id: 'tanh-only-at-the-end',
    clause: 'tanh follows the last layer, and no other',
    sentence: 'Your network has tanh after the last layer, and after no other.',
    hint: ACTIVATION_HINT,
    steps: { isActivated: ({ layer, numLayers }) => layer === numLayers - 1 },
  },
  {
    id: 'biases-missing',
    clause: 'the biases are not added',
    hint: BIAS_HINT,
    steps: { addBias: (value) => value },
  },
  {
    id: 'last-bias-missing',
    clause: 'the bias of the last layer is not added',
    hint: BIAS_HINT,
    steps: {
      addBias: (value, bias, { layer, numLayers }) => (layer === numLayers - 1 ? value : value + bias),
    },
  },
  {
    id: 'bias-subtracted',
    clause: 'the biases are subtracted',
    hint: BIAS_HINT,
    steps: { addBias: (value, bias) => value - bias },
  },
  {
    id: 'bias-after-tanh',
    clause: 'the biases are added after tanh',
    hint: BIAS_HINT,
    steps: { unit: (value, withBias, active) => withBias(active(value)) },
  },
  {
    id: 'x-added',
    clause: 'x_t is added to the output of the last layer',
    sentence: 'You add x_t to the output of the last layer.',
    hint: RESULT_HINT,
    steps: { finish: (output, x) => output + x },
  },
  {
    id: 'x-minus-output',
    clause: 'the output of the last layer is subtracted from x_t',
    sentence: 'You return x_t minus the output of the last layer: clean data, not noise.',
    hint: RESULT_HINT,
    steps: { finish: (output, x) => x - output },
  },
  {
    id: 'prediction-negated',
    clause: 'the prediction has the wrong sign',
    hint: RESULT_HINT,
    steps: { finish: (output) => -output },
  },
];

export const predictionPipeline = pipelineOf<DenoiserInput, NumericTensor, DenoiserSteps>(
  predictNoise,
  predictionAlternatives,
);

export const predictionConditions: readonly Condition<DenoiserInput>[] = [
  {
    when: 'with several examples in the batch',
    otherwise: 'with one example',
    holds: ({ xt }) => dim(xt, 0) > 1,
  },
  {
    when: 'with hidden layers',
    otherwise: 'with a single layer',
    holds: ({ params }) => params.layers.length > 1,
  },
  {
    when: 'for data of several numbers',
    otherwise: 'for data of one number',
    holds: ({ xt }) => dim(xt, 1) > 1,
  },
];
