import type { Alternative } from '../../engine/pipeline';
import type { DdimSteps } from '../../oracle/diffusion';

const { sqrt } = Math;

const VARIANCE_HINT = 'The old noise and the fresh noise share the variance 1 − ᾱ at tBefore.';
const SIGMA_HINT = 'Read the formula of σ again: two roots and eta. What is under each root?';
const ETA_HINT = 'What do eta = 0 and eta = 1 mean? And eta = ½?';
const Z_HINT = 'What multiplies z?';

/** Mistakes in σ, the standard deviation of the fresh noise. */
export const sigmaAlternatives: readonly Alternative<DdimSteps>[] = [
  {
    id: 'eta-ignored',
    clause: 'eta is not used: there is always as much fresh noise as for eta = 1',
    hint: ETA_HINT,
    steps: { eta: () => 1 },
  },
  {
    id: 'never-noisy',
    clause: 'there is never any fresh noise, as if eta were 0',
    hint: ETA_HINT,
    steps: { eta: () => 0 },
  },
  {
    id: 'eta-squared',
    clause: 'eta is squared',
    hint: 'Does eta multiply the standard deviation or the variance?',
    steps: { eta: (eta) => eta * eta },
  },
  {
    id: 'root-of-eta',
    clause: 'the root of eta is taken',
    hint: 'Does eta multiply the standard deviation or the variance?',
    steps: { eta: sqrt },
  },
  {
    id: 'eta-reversed',
    clause: '1 − eta takes the place of eta',
    hint: ETA_HINT,
    steps: { eta: (eta) => 1 - eta },
  },
  {
    id: 'sigma-without-roots',
    clause: 'σ is computed without the two roots',
    hint: SIGMA_HINT,
    steps: { sigma: (eta, { now, before }) => ((eta * (1 - before)) / (1 - now)) * (1 - now / before) },
  },
  {
    id: 'second-root-only',
    clause: 'σ lacks its first factor, √((1 − ᾱ at tBefore) / (1 − ᾱ_t))',
    hint: SIGMA_HINT,
    steps: { sigma: (eta, { now, before }) => eta * sqrt(1 - now / before) },
  },
  {
    id: 'sigma-of-one-step',
    clause: 'σ has β_t where 1 − ᾱ_t / ᾱ at tBefore belongs, which is the same for one step only',
    sentence:
      'Your σ uses β_t, the noise of a single step: right where tBefore = t − 1, wrong where several steps are jumped over.',
    hint: 'How much noise do all the steps from tBefore to t add together?',
    steps: { sigma: (eta, { now, before, beta }) => eta * sqrt((1 - before) / (1 - now)) * sqrt(beta) },
  },
  {
    id: 'sigma-of-part-1',
    clause: 'σ is eta · √β_t, from the reverse step of Part 1',
    hint: SIGMA_HINT,
    steps: { sigma: (eta, { beta }) => eta * sqrt(beta) },
  },
  {
    id: 'sigma-upside-down',
    clause: 'the first fraction of σ is upside down',
    hint: SIGMA_HINT,
    steps: {
      sigma: (eta, { now, before }) => eta * sqrt((1 - now) / (1 - before)) * sqrt(1 - now / before),
    },
  },
];

/** Mistakes in the factor of the prediction. */
export const directionAlternatives: readonly Alternative<DdimSteps>[] = [
  {
    id: 'sigma-not-removed',
    clause: 'the prediction is multiplied by √(1 − ᾱ at tBefore), without −σ²',
    sentence:
      'Your prediction is multiplied by √(1 − ᾱ at tBefore), as if no fresh noise came in: with eta > 0, there is too much noise.',
    hint: VARIANCE_HINT,
    steps: { direction: (_, { before }) => sqrt(1 - before) },
  },
  {
    id: 'sigma-not-squared',
    clause: 'σ is subtracted from 1 − ᾱ at tBefore, not σ²',
    hint: VARIANCE_HINT,
    steps: { direction: (sigma, { before }) => sqrt(1 - before - sigma) },
  },
  {
    id: 'sigma-outside-root',
    clause: 'σ is subtracted outside the root',
    hint: VARIANCE_HINT,
    steps: { direction: (sigma, { before }) => sqrt(1 - before) - sigma },
  },
  {
    id: 'sigma-added',
    clause: 'σ² is added under the root, not subtracted',
    hint: VARIANCE_HINT,
    steps: { direction: (sigma, { before }) => sqrt(1 - before + sigma * sigma) },
  },
  {
    id: 'direction-of-now',
    clause: 'the prediction is multiplied by √(1 − ᾱ_t − σ²): as much noise as before',
    hint: 'How much noise is there at tBefore?',
    steps: { direction: (sigma, { now }) => sqrt(1 - now - sigma * sigma) },
  },
  {
    id: 'direction-without-root',
    clause: 'the prediction is multiplied by 1 − ᾱ at tBefore − σ², without the root',
    hint: VARIANCE_HINT,
    steps: { direction: (sigma, { before }) => 1 - before - sigma * sigma },
  },
  {
    id: 'direction-missing',
    clause: 'the predicted noise is not put back in',
    sentence: 'Your result has no predicted noise in it: only scaled clean data, and fresh noise.',
    hint: 'x at tBefore is still noisy, also for eta = 0. Where does that noise come from?',
    steps: { direction: () => 0 },
  },
  {
    id: 'direction-subtracted',
    clause: 'the predicted noise is subtracted, where it is put back in',
    hint: 'x at tBefore is still noisy. Which sign has its noise?',
    steps: {
      combine: ({ keep, clean, direction, epsilon, noise }) => keep * clean - direction * epsilon + noise,
    },
  },
];

/** Mistakes in the fresh noise itself. */
export const freshAlternatives: readonly Alternative<DdimSteps>[] = [
  {
    id: 'z-missing',
    clause: 'the fresh noise is not added, although the prediction makes room for it',
    hint: VARIANCE_HINT,
    steps: { noise: () => 0 },
  },
  {
    id: 'z-unscaled',
    clause: 'z is added without σ',
    hint: Z_HINT,
    steps: { noise: (_, z) => z },
  },
  {
    id: 'z-with-variance',
    clause: 'z is multiplied by σ², not by σ',
    hint: Z_HINT,
    steps: { noise: (sigma, z) => sigma * sigma * z },
  },
  {
    id: 'z-subtracted',
    clause: 'the fresh noise is subtracted, not added',
    hint: '−z is an equally good draw, but which sign does z have in the formula?',
    steps: { noise: (sigma, z) => -sigma * z },
  },
];
