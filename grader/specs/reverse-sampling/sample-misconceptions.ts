import type { Condition } from '../../engine/exercise';
import { pipelineOf, type Alternative } from '../../engine/pipeline';
import {
  reverseSample,
  reverseSampleSteps,
  type ReverseSampleInput,
  type ReverseSampleSteps,
} from '../../oracle/diffusion';
import { mapValues, type NumericTensor } from '../../oracle/tensor';
import { stepAlternatives } from './step-misconceptions';

const FRESH_HINT = 'Each step needs fresh noise: when must gaussian be called?';
const IN_ORDER_HINT = 'gaussian(shape) once for x_T, then once per step.';
const NEXT_HINT = 'reverseStep returns the next x. What does your loop do with it?';
const EACH_STEP_HINT = 'Which t does each round of your loop pass on?';

const { order } = reverseSampleSteps;

/** Mistakes in the loop over the steps. */
const loopAlternatives: readonly Alternative<ReverseSampleSteps>[] = [
  {
    id: 'steps-forward',
    clause: 'the steps run upwards from t = 0',
    sentence: 'Your steps run upwards from t = 0.',
    hint: 'Sampling starts from pure noise: which step is that?',
    steps: { order: (numSteps) => Array.from({ length: numSteps }, (_, t) => t) },
  },
  {
    id: 'last-step-missing',
    clause: 'the loop stops before t = 0',
    sentence: 'Your loop stops before t = 0.',
    hint: 'There are numSteps steps; the last has index 0.',
    steps: { order: (numSteps) => order(numSteps).slice(0, -1) },
  },
  {
    id: 'first-step-missing',
    clause: 'the loop starts at t = numSteps − 2',
    sentence: 'Your loop starts at t = numSteps − 2.',
    hint: 'There are numSteps steps; the first one to undo has index numSteps − 1.',
    steps: { order: (numSteps) => order(numSteps).slice(1) },
  },
  {
    id: 'one-step-only',
    clause: 'the loop ends after its first step',
    sentence: 'Your loop takes one step and ends.',
    hint: 'After which step does your function return?',
    steps: { order: (numSteps) => [numSteps - 1] },
  },
  {
    id: 'always-last-index',
    clause: 'every step is taken at t = numSteps − 1',
    hint: EACH_STEP_HINT,
    steps: { order: (numSteps) => Array<number>(numSteps).fill(numSteps - 1) },
  },
  {
    id: 'always-index-zero',
    clause: 'every step is taken at t = 0',
    hint: EACH_STEP_HINT,
    steps: { order: (numSteps) => Array<number>(numSteps).fill(0) },
  },
  {
    id: 'first-draw-returned',
    clause: 'the first draw is returned, and the steps change nothing',
    sentence: 'You return the first draw: the steps change nothing.',
    hint: NEXT_HINT,
    steps: { finish: (_, start) => start },
  },
  {
    id: 'always-from-the-start',
    clause: 'each step starts from x_T again, so only the last one counts',
    hint: NEXT_HINT,
    steps: { from: (_, start) => start },
  },
  {
    id: 'sample-clipped',
    clause: 'the sample is clipped to −1 … 1 at the end',
    hint: 'Is all data between −1 and 1? Where does the algorithm clip?',
    steps: { finish: (x) => mapValues(x, (value) => Math.max(-1, Math.min(1, value))) },
  },
];

/** Mistakes in which draw is used where. */
const drawAlternatives: readonly Alternative<ReverseSampleSteps>[] = [
  {
    id: 'same-noise-every-step',
    clause: 'the steps all use the same draw of noise',
    sentence: 'Your steps all use the same draw of noise.',
    hint: FRESH_HINT,
    steps: {
      draws: ([start, ...rest]) => [...(start ? [start] : []), ...rest.map((draw) => rest[0] ?? draw)],
    },
  },
  {
    id: 'start-reused-as-noise',
    clause: 'the steps use x_T itself as their noise',
    sentence: 'Your steps use x_T itself as their noise.',
    hint: FRESH_HINT,
    steps: { draws: (draws) => draws.map((draw) => draws[0] ?? draw) },
  },
  {
    id: 'starts-at-zero',
    clause: 'sampling starts from 0, not from a draw of noise',
    sentence: 'Your sampling starts from 0, not from a draw of noise.',
    hint: 'x_T is a draw from a standard normal distribution.',
    steps: { draws: (draws) => [...draws.slice(0, 1).map((draw) => mapValues(draw, () => 0)), ...draws] },
  },
  {
    id: 'first-draw-unused',
    clause: 'the first draw is thrown away, and sampling starts from the second',
    hint: IN_ORDER_HINT,
    steps: { draws: (draws) => [...draws.slice(1), ...draws.slice(0, 1)] },
  },
  {
    id: 'start-drawn-last',
    clause: 'x_T is drawn after the noise of the steps',
    hint: IN_ORDER_HINT,
    steps: { draws: (draws) => [...draws.slice(-1), ...draws.slice(0, -1)] },
  },
  {
    id: 'draws-by-index',
    clause: 'the draws are used in the order of t, so the first step gets the last one',
    hint: IN_ORDER_HINT,
    steps: { draws: ([start, ...rest]) => [...(start ? [start] : []), ...rest.reverse()] },
  },
];

export const samplePipeline = pipelineOf<ReverseSampleInput, NumericTensor, ReverseSampleSteps>(
  reverseSample,
  [
    ...stepAlternatives.map(({ steps, ...said }) => ({ ...said, steps: { step: steps } })),
    ...loopAlternatives,
    ...drawAlternatives,
  ],
);

export const sampleConditions: readonly Condition<ReverseSampleInput>[] = [
  {
    when: 'with several examples in the batch',
    otherwise: 'with one example',
    holds: ({ shape: [batch = 1] }) => batch > 1,
  },
  { when: 'for rank 3', otherwise: 'for rank 2', holds: ({ shape }) => shape.length > 2 },
];
