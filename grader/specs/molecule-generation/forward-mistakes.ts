import type { Alternative } from '../../engine/pipeline';
import { centre, type MoleculeForwardSteps } from '../../oracle/molecules';
import { generate, type NumericTensor } from '../../oracle/tensor';
import {
  noiseAlternatives,
  shareAlternatives,
  signalAlternatives,
} from '../forward-process/coefficient-mistakes';
import { exampleAlternatives, indexAlternatives } from '../forward-process/step-mistakes';

/** Sets padding to 0, and nothing else. */
export const masked = (x: NumericTensor, mask: NumericTensor): NumericTensor =>
  centre({ x, mask }, { subtract: (value) => value });

/** All axes get the noise of the first one. */
const firstAxis = (x: NumericTensor): NumericTensor => {
  const axes = x.shape.at(-1) ?? 1;
  return generate(x.shape, (i) => x.data[i - (i % axes)] ?? Number.NaN);
};

const BOTH_HINT = 'Where is the mean of x_t? Two things are added: which of them moves it?';

/** Mistakes in what is centred. */
const projectionAlternatives: readonly Alternative<MoleculeForwardSteps>[] = [
  {
    id: 'data-not-centred',
    clause: 'x0 is not centred, only the noise',
    hint: BOTH_HINT,
    steps: { data: (x0, _, mask) => masked(x0, mask) },
  },
  {
    id: 'noise-not-centred',
    clause: 'the noise is not centred, only x0',
    sentence: 'Your noise is not centred: it moves the whole molecule.',
    hint: BOTH_HINT,
    steps: { noise: (noise, _, mask) => masked(noise, mask) },
  },
  {
    id: 'noise-at-padding',
    clause: 'the noise is centred but for its padding, which gets noise',
    hint: 'What must stand where there is no atom?',
    steps: {
      noise: (noise, centring, mask) => {
        const centred = centring(noise);
        return generate(noise.shape, (i) => {
          const atom = Math.floor(i / (noise.shape[2] ?? 1));
          return (mask.data[atom] === 0 ? noise.data[i] : centred.data[i]) ?? Number.NaN;
        });
      },
    },
  },
  {
    id: 'noise-of-one-axis',
    clause: 'all axes get the same noise',
    hint: 'How many independent numbers does the noise of an atom have?',
    steps: { noise: (noise, centring) => centring(firstAxis(noise)) },
  },
];

/** Of the mistakes in the forward process, those that are likely here. */
const LIKELY = new Set([
  'alpha-for-alpha-bar',
  'beta-for-alpha-bar',
  'no-roots',
  'no-root-of-signal',
  'signal-not-scaled',
  'signal-missing',
  'noise-missing',
  'no-root-of-noise',
  'one-minus-root',
  'noise-not-scaled',
  'one-step-early',
  'one-step-early-clamped',
  'one-step-late',
  'reversed-steps',
  'first-step-for-all',
  'last-step-for-all',
]);

export const forwardAlternatives: readonly Alternative<MoleculeForwardSteps>[] = [
  ...projectionAlternatives,
  ...[
    ...shareAlternatives,
    ...signalAlternatives,
    ...noiseAlternatives,
    ...indexAlternatives,
    ...exampleAlternatives,
  ]
    .filter(({ id }) => LIKELY.has(id))
    .map(({ steps, ...said }): Alternative<MoleculeForwardSteps> => ({ ...said, steps: { sample: steps } })),
];
