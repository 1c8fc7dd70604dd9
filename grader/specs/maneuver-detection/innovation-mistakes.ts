import type { Alternative } from '../../engine/pipeline';
import type { ManeuverSteps } from '../../oracle/orbits';
import { meansSoFar } from '../../oracle/signals';
import { signalMistakes } from '../shared/signal-mistakes';

const PREDICTION_HINT = 'What is predicted, from which step, and how far ahead?';
const DIFFERENCE_HINT =
  'The innovation is what was observed minus what was predicted. What is it without a burn?';
const START_HINT = 'The first step has nothing before it. What is its innovation?';
const ORDER_HINT = 'At which step is the innovation known that a prediction from step 3 gives?';

/** Mistakes in the innovations. */
const innovationAlternatives: readonly Alternative<ManeuverSteps>[] = [
  {
    id: 'track-itself',
    clause: 'the track itself is embedded, not its innovations',
    hint: DIFFERENCE_HINT,
    steps: { innovation: { from: () => undefined, start: (observed) => observed } },
  },
  {
    id: 'differences-only',
    clause: 'the state before is subtracted, not what it predicts',
    sentence: 'You subtract the state before, as if a satellite without thrust stood still.',
    hint: PREDICTION_HINT,
    steps: { innovation: { ahead: () => 0 } },
  },
  {
    id: 'predictions-only',
    clause: 'the predictions are embedded, not the innovations',
    hint: DIFFERENCE_HINT,
    steps: { innovation: { compare: (_, predicted) => predicted } },
  },
  {
    id: 'innovation-negative',
    clause: 'the observation is subtracted from the prediction',
    hint: DIFFERENCE_HINT,
    steps: { innovation: { compare: (observed, predicted) => predicted - observed } },
  },
  {
    id: 'innovation-absolute',
    clause: 'the innovations are taken absolute',
    hint: 'Does the direction of a burn not matter?',
    steps: { innovation: { compare: (observed, predicted) => Math.abs(observed - predicted) } },
  },
  {
    id: 'predicted-backward',
    clause: 'the prediction goes back in time',
    hint: PREDICTION_HINT,
    steps: { innovation: { ahead: (_, dt) => -dt } },
  },
  {
    id: 'predicted-twice-as-far',
    clause: 'the prediction goes two steps ahead',
    hint: PREDICTION_HINT,
    steps: { innovation: { ahead: (_, dt) => 2 * dt } },
  },
  {
    id: 'predicted-from-start',
    clause: 'every step is predicted from the first one',
    hint: PREDICTION_HINT,
    steps: {
      innovation: { from: (t) => (t === 0 ? undefined : 0), ahead: (t, dt) => t * dt },
    },
  },
  {
    id: 'predicted-from-itself',
    clause: 'every step is compared with the prediction that starts at it',
    hint: PREDICTION_HINT,
    steps: { innovation: { from: (t) => t } },
  },
  {
    id: 'predicted-from-next',
    clause: 'every step is predicted from the one after it',
    hint: ORDER_HINT,
    steps: {
      innovation: { from: (t, time) => (t === time - 1 ? undefined : t + 1), ahead: (_, dt) => -dt },
    },
  },
  {
    id: 'innovations-early',
    clause: 'the innovations stand one step too early',
    sentence: 'Your innovations stand one step too early: that of step t + 1 is used at step t.',
    hint: ORDER_HINT,
    steps: { innovation: { place: (t) => t + 1 } },
  },
  {
    id: 'first-observation-kept',
    clause: 'the innovation of the first step is the observation itself',
    hint: START_HINT,
    steps: { innovation: { start: (observed) => observed } },
  },
  {
    id: 'first-innovation-repeated',
    clause: 'the first step has the innovation of the second',
    hint: START_HINT,
    steps: { innovation: { place: (t) => Math.max(1, t) } },
  },
  {
    id: 'pooled',
    clause: 'the logits come from the mean of the steps so far',
    hint: 'Does a burn of an hour ago matter as much as one of now?',
    steps: { model: { pool: meansSoFar } },
  },
];

export const maneuverAlternatives: readonly Alternative<ManeuverSteps>[] = [
  ...innovationAlternatives,
  ...signalMistakes.map(({ steps, ...said }): Alternative<ManeuverSteps> => ({
    ...said,
    steps: { model: steps },
  })),
];
