import { noisePredictor, type NamedModel } from '../diffusion/noise-model';
import type { Schedule } from '../diffusion/noise-schedule';
import { reverseStepSteps, stepWith, type ReverseStepSteps } from '../diffusion/reverse-process';
import { at, dim, mapValues, type NumericTensor } from '../tensor';
import { centre, type CentreSteps, type MaskedInput } from './centre';
import { predictDimerNoise, type DimerModel } from './dimer-model';
import type { Centring } from './forward';
import { predictPlanarNoise, type PlanarModel } from './planar-model';

export interface MoleculeReverseInput extends MaskedInput {
  readonly model: NamedModel | DimerModel | PlanarModel;
  /** `[batch, atoms, D]` */
  readonly xt: NumericTensor;
  readonly t: number;
  readonly z: NumericTensor;
  readonly schedule: Schedule;
}

type Projection = (x: NumericTensor, centring: Centring, mask: NumericTensor) => NumericTensor;

/** The steps of a reverse step that can go wrong, in order; the defaults are right. */
export interface MoleculeReverseSteps {
  readonly centre: Partial<CentreSteps>;
  /** The step that the model gets. */
  readonly modelStep: (t: number, numSteps: number) => number;
  readonly modelInput: (input: MoleculeReverseInput) => NumericTensor;
  /** Centring each part is the same as centring their sum. */
  readonly data: Projection;
  readonly prediction: Projection;
  readonly noise: Projection;
  readonly reverse: Partial<ReverseStepSteps>;
  readonly finish: (x: NumericTensor, input: MoleculeReverseInput) => NumericTensor;
}

const project: Projection = (x, centring) => centring(x);

export const moleculeReverseSteps: MoleculeReverseSteps = {
  centre: {},
  modelStep: (t) => t,
  modelInput: ({ xt }) => xt,
  data: project,
  prediction: project,
  noise: project,
  reverse: {},
  finish: (x) => x,
};

/** ε(x, t) of a test model for a whole batch. */
export function predictNoise(
  model: MoleculeReverseInput['model'],
  x: NumericTensor,
  step: number,
): NumericTensor {
  if ('bonds' in model) return predictDimerNoise(model, x, step);
  if ('shapes' in model) return predictPlanarNoise(model, x, step);
  const predict = noisePredictor(model, step);
  return mapValues(x, predict);
}

/**
 * A reverse step (Ho et al. 2020, Algorithm 2, with σ_t² = β_t) within centred positions.
 *
 * @throws RangeError if a mistake reads beyond the schedule
 */
export function moleculeReverseStep(
  input: MoleculeReverseInput,
  changed: Partial<MoleculeReverseSteps> = {},
): NumericTensor {
  const steps = { ...moleculeReverseSteps, ...changed };
  const { model, xt, t, z, mask, schedule } = input;
  const centring: Centring = (x) => centre({ x, mask }, steps.centre);
  const predicted = predictNoise(model, steps.modelInput(input), steps.modelStep(t, dim(schedule.betas, 0)));
  const epsilon = steps.prediction(predicted, centring, mask);
  const parts = {
    xt: steps.data(xt, centring, mask),
    t,
    z: steps.noise(z, centring, mask),
    schedule,
  };
  const x = stepWith(parts, (i) => at(epsilon, i), { ...reverseStepSteps, ...steps.reverse });
  return steps.finish(x, input);
}
