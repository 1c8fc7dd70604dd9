import type { Alternative } from '../../engine/pipeline';
import { centre, type MoleculeReverseSteps } from '../../oracle/molecules';
import { indexAlternatives } from '../reverse-sampling/index-mistakes';
import { meanAlternatives, predictionAlternatives } from '../reverse-sampling/mean-mistakes';
import { noiseAlternatives } from '../reverse-sampling/noise-mistakes';
import { masked } from './forward-mistakes';

const THREE_HINT =
  'Three things make the step: x_t, the prediction and z. Which of them can move the centre?';
const MODEL_HINT = 'Steps count from 0 in code; the model gets the same t.';

/** Mistakes in what is centred. */
const projectionAlternatives: readonly Alternative<MoleculeReverseSteps>[] = [
  {
    id: 'data-not-centred',
    clause: 'x_t is not centred, although its mean need not be 0',
    hint: THREE_HINT,
    steps: { data: (xt, _, mask) => masked(xt, mask) },
  },
  {
    id: 'prediction-not-centred',
    clause: 'the model’s prediction is not centred',
    sentence: 'Your prediction is not centred: it moves the whole molecule.',
    hint: THREE_HINT,
    steps: { prediction: (epsilon, _, mask) => masked(epsilon, mask) },
  },
  {
    id: 'noise-not-centred',
    clause: 'z is not centred',
    sentence: 'Your z is not centred: it moves the whole molecule.',
    hint: THREE_HINT,
    steps: { noise: (z, _, mask) => masked(z, mask) },
  },
  {
    id: 'only-data-centred',
    clause: 'only x_t is centred, neither the prediction nor z',
    hint: THREE_HINT,
    steps: {
      prediction: (epsilon, _, mask) => masked(epsilon, mask),
      noise: (z, _, mask) => masked(z, mask),
    },
  },
  {
    id: 'only-noise-centred',
    clause: 'only z is centred, neither x_t nor the prediction',
    hint: THREE_HINT,
    steps: {
      data: (xt, _, mask) => masked(xt, mask),
      prediction: (epsilon, _, mask) => masked(epsilon, mask),
    },
  },
  {
    id: 'only-inputs-centred',
    clause: 'x_t and z are centred, but not what the model makes of them',
    sentence: 'You centre x_t and z, but the prediction moves the molecule again, and stands at padding.',
    hint: THREE_HINT,
    steps: {
      modelInput: ({ xt, mask }) => centre({ x: xt, mask }),
      prediction: (epsilon) => epsilon,
    },
  },
  {
    id: 'padding-only-in-data',
    clause: 'padding gets the prediction and z: only x_t is masked there',
    hint: 'What must stand where there is no atom?',
    steps: {
      data: (xt, _, mask) => masked(xt, mask),
      prediction: (epsilon) => epsilon,
      noise: (z) => z,
    },
  },
  {
    id: 'model-one-step-late',
    clause: 'the model gets step t + 1, at most the last one',
    hint: MODEL_HINT,
    steps: { modelStep: (t, numSteps) => Math.min(t + 1, numSteps - 1) },
  },
  {
    id: 'model-one-step-early',
    clause: 'the model gets step t − 1, at least 0',
    hint: MODEL_HINT,
    steps: { modelStep: (t) => Math.max(t - 1, 0) },
  },
  {
    id: 'asked-about-z',
    clause: 'the model sees z, not x_t',
    hint: 'In what should the model find noise?',
    steps: { modelInput: ({ z }) => z },
  },
];

/** Of the mistakes in a reverse step, those that are likely here. */
const LIKELY = new Set([
  'prediction-without-root',
  'prediction-with-alpha',
  'prediction-unscaled',
  'prediction-added',
  'prediction-ignored',
  'mean-not-rescaled',
  'mean-multiplied',
  'mean-divided-by-alpha-bar',
  'mean-divided-by-alpha',
  'no-noise',
  'noise-at-the-end',
  'noise-variance-for-deviation',
  'noise-unscaled',
  'posterior-variance',
  'schedule-one-step-early',
  'schedule-one-step-late',
]);

export const reverseAlternatives: readonly Alternative<MoleculeReverseSteps>[] = [
  ...projectionAlternatives,
  ...[...predictionAlternatives, ...meanAlternatives, ...noiseAlternatives, ...indexAlternatives]
    .filter(({ id }) => LIKELY.has(id))
    .map(({ steps, ...said }): Alternative<MoleculeReverseSteps> => ({ ...said, steps: { reverse: steps } })),
];
