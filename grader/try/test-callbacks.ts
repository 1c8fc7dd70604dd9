import { isModel, isTensor, type Argument } from '../engine/values';
import { gaussians } from '../engine/random';
import { DEFAULT_SEED } from '../judge/default-seed';
import { generate, tensor, type NumericTensor } from '../oracle/tensor';
import type { Arguments } from './parameters';

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

/** A noise source with enough draws for a student's own shape and schedule. */
export function testSource(own: Arguments): Argument {
  const shape = Array.isArray(own['shape']) ? (own['shape'] as number[]) : [];
  const draws = Array.from({ length: (numSteps(own) ?? 0) + 1 }, (_, i) => {
    const draw = gaussians(DEFAULT_SEED, `draw ${String(i)}`);
    return generate(shape, () => Math.fround(Math.round(draw() * 10) / 10));
  });
  return { gaussian: draws };
}
