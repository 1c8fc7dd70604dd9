import type { Alternative } from '../../engine/pipeline';
import type { AdamWSteps } from '../../oracle/adamw';

const POWER_HINT = 'After one step, m holds the share 1 − β of the gradient. After two, and after many?';

/** Mistakes in the bias correction. */
export const correctionAlternatives: readonly Alternative<AdamWSteps>[] = [
  {
    id: 'no-bias-correction',
    clause: 'the bias correction is missing',
    sentence: 'Your step uses m and v as they are, without the bias correction.',
    hint: 'm starts at 0. After one step with β₁ = 0.9, which share of the gradient does it hold?',
    steps: { correctionOfM: () => 1, correctionOfV: () => 1 },
  },
  {
    id: 'only-m-corrected',
    clause: 'the bias of v is not corrected',
    sentence: 'Your step corrects the bias of m, but not that of v.',
    hint: 'Both running means start at 0.',
    steps: { correctionOfV: () => 1 },
  },
  {
    id: 'only-v-corrected',
    clause: 'the bias of m is not corrected',
    sentence: 'Your step corrects the bias of v, but not that of m.',
    hint: 'Both running means start at 0.',
    steps: { correctionOfM: () => 1 },
  },
  {
    id: 'correction-one-step-late',
    clause: 'the bias correction uses the number of steps made before this one',
    sentence: 'Your bias correction uses the number of steps made before this one.',
    hint: 'state.step is 0 in the first call. What is 1 − β⁰, and what do you divide by it?',
    steps: { exponent: (step) => step },
  },
  {
    id: 'correction-one-step-early',
    clause: 'the bias correction counts one step too many',
    sentence: 'Your bias correction counts one step too many.',
    hint: 'Which power of β belongs to the first call, in which state.step is 0?',
    steps: { exponent: (step) => step + 2 },
  },
  {
    id: 'correction-of-first-step',
    clause: 'the bias correction is that of the first step, in every step',
    sentence: 'Your bias correction is that of the first step, in every step.',
    hint: 'As steps are made, the bias fades. Which number in the formula depends on the step?',
    steps: { exponent: () => 1 },
  },
  {
    id: 'power-as-product',
    clause: 'the bias correction multiplies β by the number of steps',
    hint: POWER_HINT,
    steps: { power: (beta, exponent) => beta * exponent },
  },
  {
    id: 'power-as-exclusive-or',
    clause: 'the bias correction takes ^ for a power; in TypeScript it is the bitwise “exclusive or”',
    hint: 'Print 0.9 ^ 2. Which operator makes a power?',
    steps: { power: (beta, exponent) => beta ^ exponent },
  },
  {
    id: 'correction-multiplied',
    clause: 'm and v are multiplied by 1 − βᵗ, not divided by it',
    hint: 'm starts at 0, so it is too small at first. Does your correction make it larger?',
    steps: { correctionOfM: ({ m }) => 1 - m, correctionOfV: ({ v }) => 1 - v },
  },
  {
    id: 'correction-without-one',
    clause: 'm and v are divided by βᵗ, not by 1 − βᵗ',
    hint: POWER_HINT,
    steps: { correctionOfM: ({ m }) => 1 / m, correctionOfV: ({ v }) => 1 / v },
  },
  {
    id: 'correction-with-plus',
    clause: 'm and v are divided by 1 + βᵗ, not by 1 − βᵗ',
    hint: POWER_HINT,
    steps: { correctionOfM: ({ m }) => 1 / (1 + m), correctionOfV: ({ v }) => 1 / (1 + v) },
  },
  {
    id: 'v-corrected-with-beta1',
    clause: 'v is corrected with beta1',
    hint: 'Which beta made v, and so decides how far it is from 0?',
    steps: { correctionOfV: ({ m }) => 1 / (1 - m) },
  },
  {
    id: 'm-corrected-with-beta2',
    clause: 'm is corrected with beta2',
    hint: 'Which beta made m, and so decides how far it is from 0?',
    steps: { correctionOfM: ({ v }) => 1 / (1 - v) },
  },
  {
    id: 'v-corrected-by-root',
    clause: 'v is divided by the root of 1 − β₂ᵗ',
    hint: 'The root is taken of the corrected v. What becomes of the correction in it?',
    steps: { correctionOfV: ({ v }) => 1 / Math.sqrt(1 - v) },
  },
  {
    id: 'corrected-twice',
    clause: 'the learning rate is corrected for the bias as well as m and v',
    hint: 'Some formulas put the correction into the learning rate, instead of into m and v.',
    steps: {
      move: (direction, { learningRate }, { m, v }) => (learningRate * direction * m) / Math.sqrt(v),
    },
  },
];
