import type { Condition, Misconception } from '../../engine/exercise';
import {
  ancestralStep,
  reverseStep as oracle,
  type ReverseStepInput,
  type StepFactors,
} from '../../oracle/diffusion';
import { at, dim, mapValues, type NumericTensor } from '../../oracle/tensor';
import { pairsOfStep, stepMistakes } from './step-mistakes';

/** The factors of another step; at t = 0 there is still no noise. */
const shifted =
  (shift: number): StepFactors =>
  (schedule, t) => {
    const step = Math.max(0, Math.min(dim(schedule.betas, 0) - 1, t + shift));
    return { ...ancestralStep(schedule, step), noise: t > 0 ? Math.sqrt(at(schedule.betas, step)) : 0 };
  };

export const stepMisconceptions: readonly Misconception<ReverseStepInput, NumericTensor>[] = [
  ...stepMistakes.map(({ factors, ...text }) => ({
    ...text,
    compute: (args: ReverseStepInput) => oracle(args, factors),
  })),
  {
    id: 'schedule-one-step-early',
    sentence: 'Your schedule values are those of index t − 1.',
    hint: 'Index t is already step t + 1 of the paper.',
    compute: (args) => oracle(args, shifted(-1)),
  },
  {
    id: 'model-one-step-late',
    sentence: 'Your model gets step t + 1.',
    hint: 'Steps count from 0 in code; the model gets the same t.',
    compute: (args) => {
      const late = Math.min(args.t + 1, dim(args.schedule.betas, 0) - 1);
      const table = (x: NumericTensor): NumericTensor => mapValues(x, () => at(x, late));
      return oracle({
        ...args,
        model: { ...args.model, scale: table(args.model.scale), offset: table(args.model.offset) },
      });
    },
  },
  ...pairsOfStep<ReverseStepInput>(oracle),
];

export const stepConditions: readonly Condition<ReverseStepInput>[] = [
  {
    when: 'at t = 0',
    otherwise: 'at every other step',
    holds: ({ t }) => t === 0,
  },
  {
    when: 'with several examples in the batch',
    otherwise: 'with one example',
    holds: ({ xt }) => dim(xt, 0) > 1,
  },
  { when: 'for rank 3 and 4', otherwise: 'for rank 2', holds: ({ xt }) => xt.shape.length > 2 },
];
