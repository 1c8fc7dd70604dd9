import type { Alternative } from '../../engine/pipeline';
import { qSample, type NoisePredictionInput, type NoisePredictionSteps } from '../../oracle/diffusion';
import { at, dim, generate, mapValues, zipValues, type NumericTensor } from '../../oracle/tensor';

const { sqrt } = Math;

const SAME_STEP_HINT = 'Steps count from 0 in code; the model gets the same t.';
const TARGET_HINT = 'What should the model find in x_t?';
const OTHER_TARGET_HINT =
  'Other papers train models to find other things. What does a noise predictor return?';

/** What the model is asked about. */
export const modelAlternatives: readonly Alternative<NoisePredictionSteps>[] = [
  {
    id: 'asked-about-clean-data',
    clause: 'the model sees x0, which has no noise in it',
    sentence: 'Your model sees x0, which has no noise to find.',
    hint: 'What must happen to x0 before the model sees it?',
    steps: { modelInput: ({ x0 }) => x0 },
  },
  {
    id: 'asked-about-noise',
    clause: 'the model sees the noise itself',
    sentence: 'Your model sees the noise itself.',
    hint: 'What does the model see during sampling?',
    steps: { modelInput: ({ noise }) => noise },
  },
  {
    id: 'noised-twice',
    clause: 'the model sees x_t with the noise of step t added once more',
    hint: 'How often is x0 noised on its way to the model?',
    steps: { modelInput: (input, xt) => qSample({ ...input, x0: xt }) },
  },
  {
    id: 'model-at-first-step',
    clause: 'the model always gets the first example’s step',
    sentence: 'Your model always gets the first example’s step.',
    hint: 'Each example has its own t: pass the model the whole vector t.',
    steps: { modelStep: (t) => at(t, 0) },
  },
  {
    id: 'model-one-step-late',
    clause: 'the model gets step t + 1, at most the last one',
    sentence: 'Your model gets step t + 1, but x_t was made with index t.',
    hint: SAME_STEP_HINT,
    steps: { modelStep: (t, example, numSteps) => Math.min(at(t, example) + 1, numSteps - 1) },
  },
  {
    id: 'model-one-step-late-unguarded',
    clause: 'the model gets step t + 1, even after the last one',
    hint: SAME_STEP_HINT,
    steps: { modelStep: (t, example) => at(t, example) + 1 },
  },
  {
    id: 'model-one-step-early',
    clause: 'the model gets step t − 1, at least 0',
    hint: SAME_STEP_HINT,
    steps: { modelStep: (t, example) => Math.max(at(t, example) - 1, 0) },
  },
  {
    id: 'model-at-step-zero',
    clause: 'the model gets step 0, whatever t is',
    hint: 'How does the model know how much noise to expect?',
    steps: { modelStep: () => 0 },
  },
  {
    id: 'model-steps-reversed',
    clause: 'the model gets steps that count backwards',
    hint: SAME_STEP_HINT,
    steps: { modelStep: (t, example, numSteps) => numSteps - 1 - at(t, example) },
  },
];

/** √ᾱ_t and √(1 − ᾱ_t) for each element of x0. */
function roots({ x0, t, schedule }: NoisePredictionInput): { signal: NumericTensor; spread: NumericTensor } {
  const inner = x0.data.length / dim(x0, 0);
  const share = (i: number): number => at(schedule.alphaBars, at(t, Math.floor(i / inner)));
  return {
    signal: generate(x0.shape, (i) => sqrt(share(i))),
    spread: generate(x0.shape, (i) => sqrt(1 - share(i))),
  };
}

const times = (a: NumericTensor, b: NumericTensor): NumericTensor => zipValues(a, b, (x, y) => x * y);
const minus = (a: NumericTensor, b: NumericTensor): NumericTensor => zipValues(a, b, (x, y) => x - y);

/** What the model's output is compared with. */
export const targetAlternatives: readonly Alternative<NoisePredictionSteps>[] = [
  {
    id: 'predicts-data',
    clause: 'the model’s output is compared with x0, not with the noise',
    sentence: 'Your loss compares the model’s output with x0, not with the noise.',
    hint: TARGET_HINT,
    steps: { target: ({ x0 }) => x0 },
  },
  {
    id: 'predicts-noised',
    clause: 'the model’s output is compared with x_t, not with the noise',
    sentence: 'Your loss compares the model’s output with x_t, not with the noise.',
    hint: TARGET_HINT,
    steps: { target: (_, xt) => xt },
  },
  {
    id: 'target-scaled',
    clause: 'the target is √(1 − ᾱ_t) · noise, not the noise itself',
    sentence: 'Your target is √(1 − ᾱ_t) · noise: the noise as it stands in x_t, not the noise itself.',
    hint: 'What does the sampler multiply the model’s output by?',
    steps: { target: (input) => times(roots(input).spread, input.noise) },
  },
  {
    id: 'target-added-noise',
    clause: 'the target is x_t − x0, not the noise',
    hint: 'Is x_t − x0 the noise alone? What became of the signal?',
    steps: { target: ({ x0 }, xt) => minus(xt, x0) },
  },
  {
    id: 'target-difference',
    clause: 'the target is noise − x0, not the noise',
    hint: OTHER_TARGET_HINT,
    steps: { target: ({ x0, noise }) => minus(noise, x0) },
  },
  {
    id: 'target-velocity',
    clause: 'the target is the velocity √ᾱ_t · noise − √(1 − ᾱ_t) · x0, not the noise',
    hint: OTHER_TARGET_HINT,
    steps: {
      target: (input) => {
        const { signal, spread } = roots(input);
        return minus(times(signal, input.noise), times(spread, input.x0));
      },
    },
  },
  {
    id: 'target-score',
    clause: 'the target is the score −noise / √(1 − ᾱ_t), not the noise',
    hint: OTHER_TARGET_HINT,
    steps: {
      target: (input) => zipValues(input.noise, roots(input).spread, (noise, spread) => -noise / spread),
    },
  },
  {
    id: 'nothing-subtracted',
    clause: 'the model’s output is squared without a target',
    sentence: 'Your loss is that of the model’s output alone: nothing is subtracted from it.',
    hint: TARGET_HINT,
    steps: { target: ({ noise }) => mapValues(noise, () => 0) },
  },
  {
    id: 'prediction-added',
    clause: 'the model’s output is added to the target, not subtracted',
    hint: 'What is the loss of a model that returns exactly the noise?',
    steps: { compare: (target, predicted) => target + predicted },
  },
  {
    id: 'prediction-ignored',
    clause: 'the model’s output is not used',
    sentence: 'Your loss does not depend on the model’s output.',
    hint: 'What is the loss of a model that returns exactly the noise?',
    steps: { compare: (target) => target },
  },
];
