import type { Alternative } from '../../engine/pipeline';
import type { LayerNormSteps } from '../../oracle/layer-norm';

const BACK_HINT = 'Normalising removes scale and offset; how can the network get them back?';
const ROLES_HINT = 'gain · x̂ + bias.';
const ONE_HINT = 'With which gain and which bias should the normalised row come out as it is?';
const ONLY_HINT = 'What comes after gain and bias in the formula?';

/** Which of the parameters multiplies does not matter then; so the step is replaced as well. */
const noGain: Partial<LayerNormSteps> = { gain: ({ gain }) => gain, multiply: (value) => value };
const noBias: Partial<LayerNormSteps> = { bias: ({ bias }) => bias, add: (value) => value };

/** Mistakes in gain and bias, and in what is returned. */
export const affineAlternatives: readonly Alternative<LayerNormSteps>[] = [
  {
    id: 'gain-and-bias-missing',
    clause: 'gain and bias have no effect',
    sentence: 'Your rows are normalised, but gain and bias have no effect.',
    hint: BACK_HINT,
    steps: { ...noGain, ...noBias },
  },
  {
    id: 'gain-missing',
    clause: 'gain has no effect',
    sentence: 'Your gain has no effect.',
    hint: BACK_HINT,
    steps: noGain,
  },
  {
    id: 'bias-missing',
    clause: 'bias has no effect',
    sentence: 'Your bias has no effect.',
    hint: BACK_HINT,
    steps: noBias,
  },
  {
    id: 'gain-and-bias-swapped',
    clause: 'bias multiplies, and gain is added',
    sentence: 'Your bias multiplies and your gain is added: they are swapped.',
    hint: ROLES_HINT,
    steps: { gain: ({ bias }) => bias, bias: ({ gain }) => gain },
  },
  {
    id: 'gain-used-as-bias',
    clause: 'gain is added as well, in place of bias',
    hint: ROLES_HINT,
    steps: { bias: ({ gain }) => gain },
  },
  {
    id: 'bias-used-as-gain',
    clause: 'bias multiplies as well, in place of gain',
    hint: ROLES_HINT,
    steps: { gain: ({ bias }) => bias },
  },
  {
    id: 'bias-before-gain',
    clause: 'bias is added before gain multiplies',
    sentence: 'You add the bias before multiplying by the gain.',
    hint: 'gain · x̂ + bias, in this order.',
    steps: { affine: (value, gain, bias, { multiply, add }) => multiply(add(value, bias), gain) },
  },
  {
    id: 'one-plus-gain',
    clause: 'rows are multiplied by 1 + gain',
    sentence: 'Your rows are multiplied by 1 + gain, not by gain.',
    hint: ONE_HINT,
    steps: { multiply: (value, gain) => value * (1 + gain) },
  },
  {
    id: 'gain-divides',
    clause: 'rows are divided by gain',
    hint: 'A larger gain makes larger numbers.',
    steps: { multiply: (value, gain) => value / gain },
  },
  {
    id: 'gain-added',
    clause: 'gain is added, not multiplied',
    hint: 'gain sets the scale of each column. Can a sum do that?',
    steps: { multiply: (value, gain) => value + gain },
  },
  {
    id: 'bias-subtracted',
    clause: 'bias is subtracted, not added',
    hint: 'If bias grows, what becomes of the result?',
    steps: { add: (value, bias) => value - bias },
  },
  {
    id: 'gain-before-normalising',
    clause: 'gain multiplies x before it is normalised, not after',
    hint: 'What does normalising do to a scale that was there before?',
    steps: { input: (value, gain) => value * gain, multiply: (value) => value },
  },
  {
    id: 'relu-on-output',
    clause: 'a ReLU is applied to the result',
    hint: ONLY_HINT,
    steps: { finish: (value) => Math.max(value, 0) },
  },
  {
    id: 'residual-added',
    clause: 'x is added to the result',
    sentence: 'Your result is right plus x: you add a residual connection.',
    hint: 'The norm itself adds nothing to its input; that is the affair of the block around it.',
    steps: { finish: (value, x) => value + x },
  },
];
