import { isGaussianSource, isModel, type Argument } from '../engine/values';
import { gaussians } from '../oracle/random';
import { DEFAULT_SEED } from '../judge/default-seed';
import { isTensor, generate, tensor, type NumericTensor } from '../oracle/tensor';
import { NotTried } from './not-tried';
import type { Arguments } from './parameters';

/** Larger inputs would not fit on a screen, and the expected result would take long. */
export const MAX_WHOLE = 1_000;

/** The number of steps of the schedule among the arguments, if there is one. */
function numSteps({ schedule }: Arguments): number | undefined {
  if (typeof schedule !== 'object' || !('betas' in schedule)) return undefined;
  const { betas } = schedule as Arguments;
  return isTensor(betas) ? betas.data.length : undefined;
}

/** A known test model, with an entry in its tables for each step of a student's own schedule. */
export function testModel(own: Arguments, known: Argument): Argument {
  if (!isModel(known)) return known;
  const resized = ({ data }: NumericTensor): NumericTensor => {
    const length = numSteps(own) ?? data.length;
    return tensor(
      [length],
      Array.from({ length }, (_, t) => data[t % data.length] ?? 0),
    );
  };
  return { model: known.model, scale: resized(known.scale), offset: resized(known.offset) };
}

/**
 * A source of random numbers like the known one; one of noise has enough draws for a student's own
 * shape and schedule.
 *
 * @throws NotTried if the student's own shape is too large
 */
export function testSource(own: Arguments, known: Argument): Argument {
  if (typeof known !== 'object' || !isGaussianSource(known)) return known;
  const shape = Array.isArray(own['shape']) ? (own['shape'] as number[]) : [];
  if (shape.reduce((size, length) => size * length, 1) > MAX_WHOLE)
    throw new NotTried(`\`shape\` must have at most ${String(MAX_WHOLE)} places`);
  const draws = Array.from({ length: (numSteps(own) ?? 0) + 1 }, (_, i) => {
    const draw = gaussians(DEFAULT_SEED, `draw ${String(i)}`);
    return generate(shape, () => Math.fround(Math.round(draw() * 10) / 10));
  });
  return { gaussian: draws };
}
