import { signalLogits, type SignalModelParams, type SignalModelSteps } from '../signals';
import { at, dim, generate, type NumericTensor } from '../tensor';
import { clohessyWiltshire, type RelativeMotionSteps } from './clohessy-wiltshire';

export interface ManeuverInput {
  /** `[batch, time, 6]` */
  readonly track: NumericTensor;
  readonly params: SignalModelParams;
  readonly numHeads: number;
  readonly meanMotion: number;
  readonly dt: number;
}

/** The steps of an innovation that can go wrong. */
export interface InnovationSteps {
  /** The step from which step t is predicted; undefined predicts nothing. */
  readonly from: (t: number, time: number) => number | undefined;
  /** How long that is before step t. */
  readonly ahead: (t: number, dt: number) => number;
  readonly motion: Partial<RelativeMotionSteps>;
  readonly compare: (observed: number, predicted: number) => number;
  /** The innovation of a step without a prediction. */
  readonly start: (observed: number) => number;
  /** The step whose innovation stands at step t. */
  readonly place: (t: number, time: number) => number;
}

const innovationSteps: InnovationSteps = {
  from: (t) => (t === 0 ? undefined : t - 1),
  ahead: (_, dt) => dt,
  motion: {},
  compare: (observed, predicted) => observed - predicted,
  start: () => 0,
  place: (t) => t,
};

/**
 * What was observed minus what free motion predicts from the observation before, `[batch, time,
 * 6]`; 0 at the first step.
 *
 * @param changes steps that replace the right ones
 */
export function innovations(
  { track, meanMotion, dt }: Pick<ManeuverInput, 'track' | 'meanMotion' | 'dt'>,
  changes: Partial<InnovationSteps> = {},
): NumericTensor {
  const steps = { ...innovationSteps, ...changes };
  const [time, width] = [dim(track, 1), dim(track, 2)];
  const predictions = new Map<number, NumericTensor>();
  const predictedBy = (ahead: number): NumericTensor => {
    const known =
      predictions.get(ahead) ?? clohessyWiltshire({ state: track, meanMotion, dt: ahead }, steps.motion);
    predictions.set(ahead, known);
    return known;
  };
  return generate(track.shape, (index) => {
    const [component, example] = [index % width, Math.floor(index / (width * time))];
    const t = steps.place(Math.floor(index / width) % time, time);
    if (t < 0 || t >= time) return 0;
    const valueAt = (x: NumericTensor, step: number): number =>
      at(x, (example * time + step) * width + component);
    const from = steps.from(t, time);
    const observed = valueAt(track, t);
    if (from === undefined) return steps.start(observed);
    return steps.compare(observed, valueAt(predictedBy(steps.ahead(t, dt)), from));
  });
}

export interface ManeuverSteps {
  readonly innovation: Partial<InnovationSteps>;
  readonly model: Partial<SignalModelSteps>;
}

/**
 * A logit for each step of a track, from its innovations.
 *
 * @param changes steps that replace the right ones
 */
export const maneuverLogits = (
  { params, numHeads, ...observed }: ManeuverInput,
  { innovation = {}, model = {} }: Partial<ManeuverSteps> = {},
): NumericTensor => signalLogits({ x: innovations(observed, innovation), params, numHeads }, model);
