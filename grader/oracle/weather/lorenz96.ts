import { mapRows } from '../linear-algebra';
import { mapValues, type NumericTensor } from '../tensor';

export interface Lorenz96Input {
  /** `[..., N]`: the sites are the last axis. */
  readonly x: NumericTensor;
  readonly forcing: number;
}

/** The value at a site, from any whole number: sites form a circle. */
type Site = (i: number) => number;

/** The steps of the tendency that can go wrong. */
export interface Lorenz96Steps {
  /** Applies the equation to each circle of sites. */
  readonly circles: (x: NumericTensor, change: (row: readonly number[]) => number[]) => NumericTensor;
  /** The value at a place, inside the row or beyond its ends. */
  readonly site: (row: readonly number[], i: number) => number;
  readonly advection: (at: Site, i: number) => number;
  readonly damping: (value: number) => number;
  readonly forcing: (forcing: number) => number;
  readonly finish: (tendency: number) => number;
}

const modulo = (i: number, length: number): number => ((i % length) + length) % length;

const lorenz96Steps: Lorenz96Steps = {
  circles: mapRows,
  site: (row, i) => row[modulo(i, row.length)] ?? NaN,
  advection: (at, i) => (at(i + 1) - at(i - 2)) * at(i - 1),
  damping: (value) => -value,
  forcing: (forcing) => forcing,
  finish: (tendency) => tendency,
};

/**
 * The model of Lorenz (1996): dx_i/dt = (x_{i+1} − x_{i−2}) · x_{i−1} − x_i + F on a circle of
 * sites. One unit of time is about 5 days.
 *
 * @param changes steps that replace the right ones
 */
export function lorenz96Tendency(
  { x, forcing }: Lorenz96Input,
  changes: Partial<Lorenz96Steps> = {},
): NumericTensor {
  const steps = { ...lorenz96Steps, ...changes };
  return steps.circles(x, (row) =>
    row.map((value, i) =>
      steps.finish(
        steps.advection((j) => steps.site(row, j), i) + steps.damping(value) + steps.forcing(forcing),
      ),
    ),
  );
}

/** A model of the sandbox that makes one step of the equation of Lorenz. */
export interface StepModel {
  readonly forcing: number;
  /** In the unit of time of the equation. */
  readonly timeStep: number;
}

/** The state one step later, by the method of Runge and Kutta of order 4. */
export function lorenz96Step({ forcing, timeStep }: StepModel, x: NumericTensor): NumericTensor {
  const moved = (by: number, tendency: NumericTensor): NumericTensor =>
    mapValues(x, (value, i) => value + by * (tendency.data[i] ?? NaN));
  const tendencyAt = (state: NumericTensor): NumericTensor => lorenz96Tendency({ x: state, forcing });
  const k1 = tendencyAt(x);
  const k2 = tendencyAt(moved(timeStep / 2, k1));
  const k3 = tendencyAt(moved(timeStep / 2, k2));
  const k4 = tendencyAt(moved(timeStep, k3));
  const mean = mapValues(
    k1,
    (each, i) => (each + 2 * (k2.data[i] ?? NaN) + 2 * (k3.data[i] ?? NaN) + (k4.data[i] ?? NaN)) / 6,
  );
  return moved(timeStep, mean);
}
