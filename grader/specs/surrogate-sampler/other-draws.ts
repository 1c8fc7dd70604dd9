import { toleranceFor } from '../../engine/compare';
import type { SurrogateTrainingInput } from '../../oracle/surrogate';
import { at, dim, plainNumber } from '../../oracle/tensor';
import { rightTraining } from './training';

const numStepsOf = ({ schedule }: SurrogateTrainingInput): number => dim(schedule.betas, 0);
const batchOf = ({ batches: [first] }: SurrogateTrainingInput): number =>
  first === undefined ? 0 : dim(first, 0);

/** The same training, in which the last batch gets the draws of the first, and so on. */
export function inReverse(args: SurrogateTrainingInput): SurrogateTrainingInput {
  const batch = batchOf(args);
  const draws = args.batches.map((_, i) => args.uniform.uniform.slice(i * batch, (i + 1) * batch));
  return {
    ...args,
    uniform: { uniform: draws.reverse().flat() },
    gaussian: { gaussian: [...args.gaussian.gaussian].reverse() },
  };
}

/** The same training with other draws of the same steps t. */
export function withinSteps(args: SurrogateTrainingInput): SurrogateTrainingInput {
  const numSteps = numStepsOf(args);
  const uniform = args.uniform.uniform.map((draw) => {
    const t = Math.floor(draw * numSteps);
    return (t + (draw * numSteps - t < 0.5 ? 0.875 : 0.125)) / numSteps;
  });
  return { ...args, uniform: { uniform } };
}

/** How many times the tolerance the first loss must change. */
const CLEARLY = 10;

/** The same training with another step for one example of the first batch, where that shows. */
export function otherSteps(
  args: SurrogateTrainingInput,
): { readonly example: number; readonly changed: SurrogateTrainingInput }[] {
  const numSteps = numStepsOf(args);
  const firstLoss = (each: SurrogateTrainingInput): number => at(rightTraining(each).losses, 0);
  const before = firstLoss(args);
  const clear = CLEARLY * toleranceFor(plainNumber(before));
  return Array.from({ length: batchOf(args) }, (_, example) => {
    const changes = Array.from({ length: numSteps }, (__, t) => ({
      ...args,
      uniform: {
        uniform: args.uniform.uniform.map((draw, i) => (i === example ? (t + 0.5) / numSteps : draw)),
      },
    }));
    const distance = (each: SurrogateTrainingInput): number => Math.abs(firstLoss(each) - before);
    const changed = changes.reduce((best, each) => (distance(each) > distance(best) ? each : best));
    return distance(changed) > clear ? [{ example, changed }] : [];
  }).flat();
}
