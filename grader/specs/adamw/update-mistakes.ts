import type { Alternative } from '../../engine/pipeline';
import type { AdamWSteps } from '../../oracle/adamw';

const ROOT_HINT = 'If all gradients are ten times as large, how much larger is m̂, and how much larger is v̂?';
const RATE_HINT = 'With one constant gradient, how far should each step go?';

/** Mistakes in the direction, and in the step along it. */
export const updateAlternatives: readonly Alternative<AdamWSteps>[] = [
  {
    id: 'epsilon-inside-the-root',
    clause: 'epsilon is added inside the root',
    sentence: 'Your epsilon is added to v̂ inside the root.',
    hint: 'First the root, then epsilon.',
    steps: { direction: (numerator, vHat, { epsilon }) => numerator / Math.sqrt(vHat + epsilon) },
  },
  {
    id: 'epsilon-in-and-out',
    clause: 'epsilon is added both inside the root and outside',
    hint: 'How often does epsilon occur in the formula?',
    steps: {
      direction: (numerator, vHat, { epsilon }) => numerator / (Math.sqrt(vHat + epsilon) + epsilon),
    },
  },
  {
    id: 'epsilon-before-correction',
    clause: 'epsilon is added before the bias correction of v',
    sentence: 'Your epsilon is added to √v before the bias correction, so it is corrected too.',
    hint: 'Correct v first; then take the root, and then add epsilon.',
    steps: {
      direction: (numerator, vHat, { epsilon }, correction) =>
        numerator / (Math.sqrt(vHat) + epsilon * Math.sqrt(correction)),
    },
  },
  {
    id: 'epsilon-after-division',
    clause: 'epsilon is added to the quotient, not to the root',
    hint: 'Which number does epsilon keep away from 0?',
    steps: { direction: (numerator, vHat, { epsilon }) => numerator / Math.sqrt(vHat) + epsilon },
  },
  {
    id: 'epsilon-as-least-root',
    clause: 'epsilon is the least value of the root instead of a term',
    hint: 'What does epsilon do where the root is larger than epsilon?',
    steps: {
      direction: (numerator, vHat, { epsilon }) => numerator / Math.max(Math.sqrt(vHat), epsilon),
    },
  },
  {
    id: 'no-epsilon',
    clause: 'epsilon is ignored',
    sentence: 'Your step ignores epsilon.',
    hint: 'What happens where all gradients so far were 0?',
    steps: { direction: (numerator, vHat) => numerator / Math.sqrt(vHat) },
  },
  {
    id: 'epsilon-fixed',
    clause: 'epsilon is a fixed tiny number, not that of the options',
    hint: 'Where does the caller say how large epsilon is?',
    steps: { direction: (numerator, vHat) => numerator / (Math.sqrt(vHat) + 1e-8) },
  },
  {
    id: 'no-root',
    clause: 'the step is divided by v̂, not by its root',
    sentence: 'Your step divides by v̂, not by its root.',
    hint: ROOT_HINT,
    steps: { direction: (numerator, vHat, { epsilon }) => numerator / (vHat + epsilon) },
  },
  {
    id: 'root-of-the-root',
    clause: 'the root of v̂ is taken twice',
    hint: ROOT_HINT,
    steps: { direction: (numerator, vHat, { epsilon }) => numerator / (vHat ** 0.25 + epsilon) },
  },
  {
    id: 'no-division',
    clause: 'nothing is divided by the root of v̂',
    hint: 'In Adam, does a parameter with large gradients make large steps?',
    steps: { direction: (numerator) => numerator },
  },
  {
    id: 'multiplied-by-the-root',
    clause: 'm̂ is multiplied by the root of v̂, not divided by it',
    hint: 'In Adam, does a parameter with large gradients make large steps?',
    steps: { direction: (numerator, vHat, { epsilon }) => numerator * (Math.sqrt(vHat) + epsilon) },
  },
  {
    id: 'gradient-for-m',
    clause: 'the step goes along the gradient itself, not along m̂',
    hint: 'What is m for, if the step does not use it?',
    steps: { numerator: (_, __, gradient) => gradient },
  },
  {
    id: 'old-m',
    clause: 'the step uses the m that came in, not the new one',
    hint: 'In the first call, m comes in as 0. Should the parameter stay where it is?',
    steps: { numerator: (_, oldM) => oldM },
  },
  {
    id: 'old-v',
    clause: 'the step uses the v that came in, not the new one',
    hint: 'In the first call, v comes in as 0. What do you divide by?',
    steps: { square: (_, oldV) => oldV },
  },
  {
    id: 'step-uphill',
    clause: 'the step goes towards a larger loss',
    sentence: 'Your step goes along the gradient, towards a larger loss.',
    hint: 'The gradient points to where the loss grows.',
    steps: { update: (parameter, kept, move) => parameter * kept + move },
  },
  {
    id: 'only-the-change-returned',
    clause: 'the parameter itself is left out of the result',
    sentence: 'You return how far the parameter moves, not where it arrives.',
    hint: 'If the gradient and all moments are 0, what should you return?',
    steps: { update: (_, __, move) => -move },
  },
  {
    id: 'no-rate',
    clause: 'the step is not multiplied by the learning rate',
    hint: RATE_HINT,
    steps: { move: (direction) => direction },
  },
  {
    id: 'rate-squared',
    clause: 'the step is multiplied by the learning rate twice',
    hint: RATE_HINT,
    steps: { move: (direction, { learningRate }) => learningRate ** 2 * direction },
  },
  {
    id: 'divided-by-the-rate',
    clause: 'the step is divided by the learning rate',
    hint: RATE_HINT,
    steps: { move: (direction, { learningRate }) => direction / learningRate },
  },
];
