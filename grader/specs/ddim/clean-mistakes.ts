import type { Alternative } from '../../engine/pipeline';
import type { DdimSteps } from '../../oracle/diffusion';

const { sqrt } = Math;

const SOLVE_HINT = 'x_t was made of x0 and noise. What does the prediction say about x0?';
const KEEP_HINT = 'How much of the signal is there at tBefore?';
const AMPLITUDE_HINT = 'ᾱ is a share of the variance. What multiplies the amplitude?';

/** Mistakes in the predicted clean data, and in what multiplies them. */
export const cleanDataAlternatives: readonly Alternative<DdimSteps>[] = [
  {
    id: 'clean-not-divided',
    clause: 'the predicted clean data are not divided by √ᾱ_t',
    hint: SOLVE_HINT,
    steps: { signal: () => 1 },
  },
  {
    id: 'clean-multiplied',
    clause: 'the predicted clean data are multiplied by √ᾱ_t, not divided',
    hint: SOLVE_HINT,
    steps: { signal: ({ now }) => 1 / sqrt(now) },
  },
  {
    id: 'clean-divided-by-alpha-bar',
    clause: 'the predicted clean data are divided by ᾱ_t, not by √ᾱ_t',
    hint: AMPLITUDE_HINT,
    steps: { signal: ({ now }) => now },
  },
  {
    id: 'clean-divided-by-alpha',
    clause: 'the predicted clean data are divided by √α_t, not by √ᾱ_t',
    hint: 'Clean data are all steps away from x_t, not one.',
    steps: { signal: ({ alpha }) => sqrt(alpha) },
  },
  {
    id: 'clean-without-root-of-noise',
    clause: 'the noise in x_t counts with 1 − ᾱ_t, not with √(1 − ᾱ_t)',
    hint: AMPLITUDE_HINT,
    steps: { spread: ({ now }) => 1 - now },
  },
  {
    id: 'clean-without-roots',
    clause: 'the predicted clean data are computed without square roots',
    hint: AMPLITUDE_HINT,
    steps: { signal: ({ now }) => now, spread: ({ now }) => 1 - now },
  },
  {
    id: 'clean-with-unscaled-noise',
    clause: 'the whole prediction is subtracted from x_t, without √(1 − ᾱ_t)',
    hint: SOLVE_HINT,
    steps: { spread: () => 1 },
  },
  {
    id: 'noise-left-in',
    clause: 'the predicted clean data still have the noise in them',
    hint: SOLVE_HINT,
    steps: { spread: () => 0 },
  },
  {
    id: 'division-covers-noise',
    clause: 'only the noise is divided by √ᾱ_t, not x_t',
    hint: 'What does the division by √ᾱ_t cover? Where does the parenthesis close?',
    steps: { clean: (xt, epsilon, signal, spread) => xt - (spread * epsilon) / signal },
  },
  {
    id: 'division-covers-data',
    clause: 'only x_t is divided by √ᾱ_t, not the noise',
    hint: 'What does the division by √ᾱ_t cover? Where does the parenthesis close?',
    steps: { clean: (xt, epsilon, signal, spread) => xt / signal - spread * epsilon },
  },
  {
    id: 'noise-added-to-clean',
    clause: 'the noise is added to x_t on the way to the clean data, not subtracted',
    hint: SOLVE_HINT,
    steps: { clean: (xt, epsilon, signal, spread) => (xt + spread * epsilon) / signal },
  },
  {
    id: 'clean-clipped',
    clause: 'the predicted clean data are clipped to −1 … 1',
    sentence: 'Your predicted clean data are clipped to −1 … 1, as for images; not all data lies there.',
    hint: 'Which range do the data have? Does the formula say?',
    steps: {
      clean: (xt, epsilon, signal, spread) => Math.max(-1, Math.min(1, (xt - spread * epsilon) / signal)),
    },
  },
  {
    id: 'clean-not-scaled',
    clause: 'the predicted clean data are not multiplied by √ᾱ at tBefore',
    hint: KEEP_HINT,
    steps: { keep: () => 1 },
  },
  {
    id: 'keep-without-root',
    clause: 'the predicted clean data are multiplied by ᾱ at tBefore, not by its root',
    hint: AMPLITUDE_HINT,
    steps: { keep: ({ before }) => before },
  },
  {
    id: 'keep-of-now',
    clause: 'the predicted clean data are multiplied by √ᾱ_t, not by that of tBefore',
    hint: KEEP_HINT,
    steps: { keep: ({ now }) => sqrt(now) },
  },
  {
    id: 'clean-forgotten',
    clause: 'x_t itself takes the place of the predicted clean data',
    hint: 'Of what does the result keep √ᾱ at tBefore?',
    steps: { combine: ({ keep, xt, direction, epsilon, noise }) => keep * xt + direction * epsilon + noise },
  },
  {
    id: 'factors-exchanged',
    clause: 'the factors of the clean data and of the prediction are exchanged',
    hint: 'Near the end there is hardly any noise. Which of the two factors must then be close to 1?',
    steps: {
      combine: ({ keep, clean, direction, epsilon, noise }) => direction * clean + keep * epsilon + noise,
    },
  },
  {
    id: 'step-of-part-1',
    clause: 'the step is the reverse step of Part 1, which leads to t − 1 and adds √β_t · z',
    sentence:
      'Your step is the reverse step of Part 1: it leads to t − 1, whatever tBefore is, and adds √β_t · z, whatever eta is.',
    hint: 'Which of the two papers has the step that this exercise asks for?',
    steps: {
      combine: ({ t, xt, now, alpha, beta, epsilon, noise }) =>
        (xt - (beta / sqrt(1 - now)) * epsilon) / sqrt(alpha) + (t > 0 ? sqrt(beta) * noise : 0),
      noise: (_, z) => z,
    },
  },
  {
    id: 'step-clipped',
    clause: 'the result is clipped to −1 … 1',
    hint: 'How large can a draw from a normal distribution be?',
    steps: { finish: (x) => Math.max(-1, Math.min(1, x)) },
  },
];
