import { once } from '../../engine/remember';
import { gaussians } from '../../oracle/random';
import { generate, mapValues, type NumericTensor } from '../../oracle/tensor';
import { lorenz96Step, type RollOutInput } from '../../oracle/weather';

/** A quarter of a day: the time step of Lorenz (1996). */
const step = { forcing: 8, timeStep: 0.05 };

const MEMBERS = 4;
const SITES = 40;

/** Long enough to forget the start. */
const SPIN_UP = 400;

const NUM_STEPS = 160;
const INITIAL_ERROR = 0.1;

/** States of the weather that have nothing to do with each other. */
function weather(): NumericTensor {
  const draw = gaussians(1, 'weather');
  let state = generate([MEMBERS, SITES], () => step.forcing + draw());
  for (let i = 0; i < SPIN_UP; i++) state = lorenz96Step(step, state);
  return mapValues(state, Math.fround);
}

interface Experiment {
  readonly truth: RollOutInput;
  readonly forecast: RollOutInput;
  /** Where errors are still small, and where they no longer grow. */
  readonly leads: { readonly early: number; readonly late: number };
  /** The standard deviation of the weather: 3.64 (Lorenz and Emanuel 1998: 3.6). */
  readonly spread: number;
}

/**
 * Two forecasts with the same model, from a state and from nearly the same state: the classical
 * experiment on predictability (Lorenz 1996). An error of 0.1 becomes nearly ten
 * times as large in a unit of time.
 */
export const experiment = once((): Experiment => {
  const x0 = weather();
  const disturbance = gaussians(2, 'initial error');
  return {
    truth: { step, x0, numSteps: NUM_STEPS },
    forecast: {
      step,
      x0: mapValues(x0, (value) => Math.fround(value + INITIAL_ERROR * disturbance())),
      numSteps: NUM_STEPS,
    },
    leads: { early: 10, late: 110 },
    spread: 3.64,
  };
});

/** The difference of two lists of states in each of them. */
export function rootMeanSquares(one: NumericTensor, other: NumericTensor): number[] {
  const states = one.shape[0] ?? 0;
  const size = one.data.length / states;
  return Array.from({ length: states }, (_, k) => {
    let sum = 0;
    for (let i = k * size; i < (k + 1) * size; i++)
      sum += ((one.data[i] ?? NaN) - (other.data[i] ?? NaN)) ** 2;
    return Math.sqrt(sum / size);
  });
}
