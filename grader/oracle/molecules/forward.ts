import { qSample, type QSampleInput, type QSampleSteps } from '../diffusion/forward-process';
import type { NumericTensor } from '../tensor';
import { centre, type CentreSteps, type MaskedInput } from './centre';

export interface MoleculeForwardInput extends QSampleInput, MaskedInput {}

/** Centres positions, with the mistakes of whoever does it. */
export type Centring = (x: NumericTensor) => NumericTensor;

/** The steps of the forward process that can go wrong, in order; the defaults are right. */
export interface MoleculeForwardSteps {
  readonly centre: Partial<CentreSteps>;
  readonly data: (x0: NumericTensor, centring: Centring, mask: NumericTensor) => NumericTensor;
  readonly noise: (noise: NumericTensor, centring: Centring, mask: NumericTensor) => NumericTensor;
  readonly sample: Partial<QSampleSteps>;
  readonly finish: (xt: NumericTensor, input: MoleculeForwardInput) => NumericTensor;
}

export const moleculeForwardSteps: MoleculeForwardSteps = {
  centre: {},
  data: (x0, centring) => centring(x0),
  noise: (noise, centring) => centring(noise),
  sample: {},
  finish: (xt) => xt,
};

/**
 * √ᾱ_t · centre(x0) + √(1 − ᾱ_t) · centre(noise), each example with its own t (Hoogeboom et al.
 * 2022).
 *
 * @throws RangeError if a mistake reads beyond the schedule
 */
export function moleculeForward(
  input: MoleculeForwardInput,
  changed: Partial<MoleculeForwardSteps> = {},
): NumericTensor {
  const steps = { ...moleculeForwardSteps, ...changed };
  const { x0, t, noise, mask, schedule } = input;
  const centring: Centring = (x) => centre({ x, mask }, steps.centre);
  const sampled = qSample(
    { x0: steps.data(x0, centring, mask), t, noise: steps.noise(noise, centring, mask), schedule },
    steps.sample,
  );
  return steps.finish(sampled, input);
}
