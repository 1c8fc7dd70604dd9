import type { Condition, Misconception } from '../../engine/exercise';
import { reverseSample as oracle, reverseStep, type ReverseSampleInput } from '../../oracle/diffusion';
import { dim, filled, type NumericTensor } from '../../oracle/tensor';
import { pairsOfStep, stepMistakes } from './step-mistakes';

/** The sampler with other draws. */
const withDraws = (
  args: ReverseSampleInput,
  draws: (draws: readonly NumericTensor[]) => readonly NumericTensor[],
): NumericTensor => oracle({ ...args, gaussian: { gaussian: draws(args.gaussian.gaussian) } });

/** The sampler with its steps in another order. */
const inOrder = (args: ReverseSampleInput, order: (numSteps: number) => number[]): NumericTensor => {
  const draws = args.gaussian.gaussian;
  const draw = (i: number): NumericTensor => draws[i] ?? filled(args.shape, 0);
  return order(dim(args.schedule.betas, 0)).reduce(
    (xt, t, i) => reverseStep({ model: args.model, xt, t, z: draw(i + 1), schedule: args.schedule }),
    draw(0),
  );
};

export const sampleMisconceptions: readonly Misconception<ReverseSampleInput, NumericTensor>[] = [
  ...stepMistakes.map(({ factors, ...text }) => ({
    ...text,
    compute: (args: ReverseSampleInput) => oracle(args, factors),
  })),
  {
    id: 'steps-forward',
    sentence: 'Your steps run upwards from t = 0.',
    hint: 'Sampling starts from pure noise: which step is that?',
    compute: (args) => inOrder(args, (numSteps) => Array.from({ length: numSteps }, (_, t) => t)),
  },
  {
    id: 'last-step-missing',
    sentence: 'Your loop stops before t = 0.',
    hint: 'There are numSteps steps; the last has index 0.',
    compute: (args) =>
      inOrder(args, (numSteps) => Array.from({ length: numSteps - 1 }, (_, i) => numSteps - 1 - i)),
  },
  {
    id: 'first-step-missing',
    sentence: 'Your loop starts at t = numSteps − 2.',
    hint: 'There are numSteps steps; the first one to undo has index numSteps − 1.',
    compute: (args) =>
      inOrder(args, (numSteps) => Array.from({ length: numSteps - 1 }, (_, i) => numSteps - 2 - i)),
  },
  {
    id: 'first-draw-returned',
    sentence: 'You return the first draw: the steps change nothing.',
    hint: 'reverseStep returns the next x. What does your loop do with it?',
    compute: ({ gaussian, shape }) => gaussian.gaussian[0] ?? filled(shape, 0),
  },
  {
    id: 'same-noise-every-step',
    sentence: 'Your steps all use the same draw of noise.',
    hint: 'Each step needs fresh noise: when must gaussian be called?',
    compute: (args) =>
      withDraws(args, ([start, ...rest]) => [
        start ?? filled(args.shape, 0),
        ...rest.map((draw) => rest[0] ?? draw),
      ]),
  },
  {
    id: 'start-reused-as-noise',
    sentence: 'Your steps use x_T itself as their noise.',
    hint: 'Each step needs fresh noise: when must gaussian be called?',
    compute: (args) => withDraws(args, (draws) => draws.map((draw) => draws[0] ?? draw)),
  },
  {
    id: 'starts-at-zero',
    sentence: 'Your sampling starts from 0, not from a draw of noise.',
    hint: 'x_T is a draw from a standard normal distribution.',
    compute: (args) => withDraws(args, (draws) => [filled(args.shape, 0), ...draws]),
  },
  ...pairsOfStep<ReverseSampleInput>(oracle),
];

export const sampleConditions: readonly Condition<ReverseSampleInput>[] = [
  {
    when: 'with several examples in the batch',
    otherwise: 'with one example',
    holds: ({ shape: [batch = 1] }) => batch > 1,
  },
  { when: 'for rank 3', otherwise: 'for rank 2', holds: ({ shape }) => shape.length > 2 },
];
