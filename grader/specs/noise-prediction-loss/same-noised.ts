import type { QSampleInput, Schedule } from '../../oracle/diffusion';
import { at, dim, filled, generate, mapValues, type NumericTensor } from '../../oracle/tensor';

/** Examples after the first step, the same with every seed. */
export const laterSteps = (shape: readonly number[], schedule: Schedule): QSampleInput => {
  const last = dim(schedule.betas, 0) - 1;
  return {
    schedule,
    x0: generate(shape, (i) => 1 + (i % 3) / 2),
    t: generate([shape[0] ?? 1], (i) => Math.max(1, last - (i % 2)), 'int32'),
    noise: generate(shape, (i) => 2 - (i % 4) / 4),
  };
};

/** The data that are x_t at the steps t without any noise. */
export function dataFor(xt: NumericTensor, { t, schedule }: QSampleInput): NumericTensor {
  const inner = xt.data.length / dim(xt, 0);
  return mapValues(xt, (value, i) =>
    Math.fround(value / Math.sqrt(at(schedule.alphaBars, at(t, Math.floor(i / inner))))),
  );
}

/** Far larger than any target, so that only what the model sees makes a difference. */
const LOUD = 1e5;

/** Tables of a model that returns its input, amplified, at every step. */
export const loudTables = ({ betas }: Schedule): { scale: NumericTensor; offset: NumericTensor } => ({
  scale: filled(betas.shape, LOUD),
  offset: filled(betas.shape, 0),
});

/** Repeats the numbers along the last axis. */
export function repeatLast(x: NumericTensor): NumericTensor {
  const d = dim(x, -1);
  return generate([...x.shape.slice(0, -1), 2 * d], (i) => at(x, Math.floor(i / (2 * d)) * d + (i % d)));
}
