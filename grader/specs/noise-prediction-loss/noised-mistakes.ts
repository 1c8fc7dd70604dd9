import type { Alternative } from '../../engine/pipeline';
import type { NoisePredictionSteps, QSampleSteps } from '../../oracle/diffusion';
import {
  noiseAlternatives,
  shareAlternatives,
  signalAlternatives,
} from '../forward-process/coefficient-mistakes';
import { exampleAlternatives, indexAlternatives } from '../forward-process/step-mistakes';
import { sumAlternatives } from '../forward-process/sum-mistakes';

/** Mistakes in x_t that an answer makes which computes it anew. */
const common: ReadonlySet<string> = new Set([
  'alpha-for-alpha-bar',
  'beta-for-alpha-bar',
  'noise-of-one-step',
  'no-roots',
  'no-root-of-signal',
  'signal-not-scaled',
  'noise-just-added',
  'no-root-of-noise',
  'one-minus-root',
  'noise-not-scaled',
  'noise-scaled-like-signal',
  'coefficients-exchanged',
  'noise-subtracted',
  'one-step-early',
  'one-step-early-clamped',
  'one-step-late',
  'first-step-for-all',
]);

/** What is said here of mistakes that have a sentence of their own elsewhere. */
const sentences: Readonly<Record<string, string>> = {
  'alpha-for-alpha-bar': 'Your x_t uses alpha of step t, not alphaBar.',
  'noise-just-added': 'Your model sees x0 + noise, without the coefficients of the step.',
};

/** A mistake in how the loss makes x_t. */
const inNoised = ({
  id,
  clause,
  hint,
  steps,
}: Alternative<QSampleSteps>): Alternative<NoisePredictionSteps> => {
  const sentence = sentences[id];
  return {
    ...{ id, clause: `in x_t, ${clause}`, hint, steps: { sample: steps } },
    ...(sentence !== undefined && { sentence }),
  };
};

export const noisedAlternatives: readonly Alternative<NoisePredictionSteps>[] = [
  ...shareAlternatives,
  ...signalAlternatives,
  ...noiseAlternatives,
  ...sumAlternatives,
  ...indexAlternatives,
  ...exampleAlternatives,
]
  .filter(({ id }) => common.has(id))
  .map(inNoised);
