import type { Alternative } from '../../engine/pipeline';
import type { QSampleSteps } from '../../oracle/diffusion';

const SUM_HINT = 'A multiple of x0 plus a multiple of the noise, nothing else.';

/** Mistakes in how x0 and noise come together. */
export const sumAlternatives: readonly Alternative<QSampleSteps>[] = [
  {
    id: 'coefficients-exchanged',
    clause: 'the two coefficients are swapped',
    sentence: 'Your two coefficients are swapped: your early steps are the noisy ones.',
    hint: 'At t = 0, most of the signal is still there.',
    steps: { combine: (signal, x0, spread, noise) => spread * x0 + signal * noise },
  },
  {
    id: 'noise-subtracted',
    clause: 'the noise is subtracted, not added',
    sentence: 'You subtract the noise; it should be added.',
    hint: '−noise is an equally good draw, but the model would learn to predict the wrong sign.',
    steps: { combine: (signal, x0, spread, noise) => signal * x0 - spread * noise },
  },
  {
    id: 'signal-subtracted',
    clause: 'x0 is subtracted from the noise',
    hint: 'Which sign does x0 have in x_t?',
    steps: { combine: (signal, x0, spread, noise) => spread * noise - signal * x0 },
  },
  {
    id: 'noise-within-signal',
    clause: 'the noise is multiplied by the coefficient of x0 as well',
    sentence: 'Your noise is multiplied by both coefficients: it is added before x0 is scaled.',
    hint: 'Where does the parenthesis close?',
    steps: { combine: (signal, x0, spread, noise) => signal * (x0 + spread * noise) },
  },
  {
    id: 'signal-within-noise',
    clause: 'x0 is multiplied by the coefficient of the noise as well',
    hint: 'Where does the parenthesis close?',
    steps: { combine: (signal, x0, spread, noise) => spread * (signal * x0 + noise) },
  },
  {
    id: 'noise-times-data',
    clause: 'the noise is multiplied by x0 before it is added',
    hint: SUM_HINT,
    steps: { combine: (signal, x0, spread, noise) => signal * x0 + spread * noise * x0 },
  },
  {
    id: 'multiplied-not-added',
    clause: 'x0 and noise are multiplied, not added',
    hint: SUM_HINT,
    steps: { combine: (signal, x0, spread, noise) => signal * x0 * (spread * noise) },
  },
  {
    id: 'clipped',
    clause: 'x_t is clipped to −1 … 1',
    hint: 'How large can a draw from a normal distribution be?',
    steps: { finish: (xt) => Math.max(-1, Math.min(1, xt)) },
  },
];
