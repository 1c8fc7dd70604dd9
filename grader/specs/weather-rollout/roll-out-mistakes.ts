import type { Alternative } from '../../engine/pipeline';
import type { RollOutSteps } from '../../oracle/weather';
import { mapValues, zipValues } from '../../oracle/tensor';

const FIRST_HINT = 'Which state does the result begin with, and after how many steps is each of the others?';
const FEEDBACK_HINT = 'From which state does step k + 1 start?';
const RESULT_HINT = 'Does the model return the next state, or what changes?';

export const rollOutAlternatives: readonly Alternative<RollOutSteps>[] = [
  {
    id: 'always-from-start',
    clause: 'every step starts from x0',
    sentence: 'Every step of yours starts from x0: the states do not go back into the model.',
    hint: FEEDBACK_HINT,
    steps: { from: (_, x0) => x0 },
  },
  {
    id: 'from-state-before',
    clause: 'every step starts from the state before the last one',
    hint: FEEDBACK_HINT,
    steps: { from: (states, x0) => states.at(-2) ?? x0 },
  },
  {
    id: 'results-added',
    clause: 'the result of the model is added to the state',
    sentence: 'You add the result of the model to the state, as if it were a change.',
    hint: RESULT_HINT,
    steps: { advance: (step, state) => zipValues(state, step(state), (one, other) => one + other) },
  },
  {
    id: 'averaged-with-state',
    clause: 'each new state is averaged with the one before it',
    hint: RESULT_HINT,
    steps: { advance: (step, state) => zipValues(state, step(state), (one, other) => (one + other) / 2) },
  },
  {
    id: 'model-twice',
    clause: 'each step calls the model twice in a row',
    hint: 'How many steps of the model lie between two states of the result?',
    steps: { advance: (step, state) => step(step(state)) },
  },
  {
    id: 'model-not-used',
    clause: 'the states never change',
    hint: FEEDBACK_HINT,
    steps: { advance: (_, state) => state },
  },
  {
    id: 'negative-state',
    clause: 'the model gets the state with the opposite sign',
    hint: FEEDBACK_HINT,
    steps: { advance: (step, state) => step(mapValues(state, (value) => -value)) },
  },
  {
    id: 'one-step-ahead',
    clause: 'the result begins one step after x0',
    sentence: 'Your result begins one step after x0: x0 itself is missing, and there is a step too many.',
    hint: FIRST_HINT,
    steps: { steps: (k) => k + 1 },
  },
  {
    id: 'start-repeated',
    clause: 'x0 stands twice at the beginning',
    hint: FIRST_HINT,
    steps: { steps: (k) => Math.max(0, k - 1) },
  },
  {
    id: 'last-repeated',
    clause: 'the last step is missing, and the state before it stands twice',
    hint: FIRST_HINT,
    steps: { steps: (k, numSteps) => Math.min(k, Math.max(0, numSteps - 1)) },
  },
  {
    id: 'reversed',
    clause: 'the states stand in the reverse order',
    hint: FIRST_HINT,
    steps: { steps: (k, numSteps) => numSteps - k },
  },
  {
    id: 'only-last',
    clause: 'every entry is the last state',
    hint: 'Do the entries of your list share one variable?',
    steps: { steps: (_, numSteps) => numSteps },
  },
];
