import { concatFirst, reshape, type NumericTensor } from '../tensor';
import { lorenz96Step, type StepModel } from './lorenz96';

export interface RollOutInput {
  readonly step: StepModel;
  /** Of rank 1 or more. */
  readonly x0: NumericTensor;
  readonly numSteps: number;
}

type Step = (state: NumericTensor) => NumericTensor;

/** The steps of a roll-out that can go wrong. */
export interface RollOutSteps {
  /** What becomes of a state in one step. */
  readonly advance: (step: Step, state: NumericTensor) => NumericTensor;
  /** What the model is asked about, from the states so far. */
  readonly from: (reached: readonly NumericTensor[], x0: NumericTensor) => NumericTensor;
  /** The number of steps before entry k of the result, from 0. */
  readonly steps: (k: number, numSteps: number) => number;
}

const rollOutSteps: RollOutSteps = {
  advance: (step, state) => step(state),
  from: (reached, x0) => reached.at(-1) ?? x0,
  steps: (k) => k,
};

/**
 * The states after 0, 1, …, numSteps steps of a model.
 *
 * @param changes steps that replace the right ones
 * @returns `[numSteps + 1, ...x0.shape]`
 */
export function rollOut(
  { step, x0, numSteps }: RollOutInput,
  changes: Partial<RollOutSteps> = {},
): NumericTensor {
  const rules = { ...rollOutSteps, ...changes };
  const counts = Array.from({ length: numSteps + 1 }, (_, k) => rules.steps(k, numSteps));
  const reached = [x0];
  while (reached.length <= Math.max(...counts)) {
    reached.push(rules.advance((state) => lorenz96Step(step, state), rules.from(reached, x0)));
  }
  return concatFirst(counts.map((count) => reshape(reached[count] ?? x0, [1, ...x0.shape])));
}
