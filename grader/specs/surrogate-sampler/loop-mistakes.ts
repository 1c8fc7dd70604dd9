import type { Alternative } from '../../engine/pipeline';
import type { SurrogateTrainingSteps } from '../../oracle/surrogate';

const BATCH_HINT = 'How many losses should there be, and which batch does each belong to?';
const LOSS_HINT = 'What does the list of losses hold for a single batch?';
const RESULT_HINT = 'Which parameters do you return: those after the last step?';
const GROUPS_HINT = 'Which tensors get a gradient, and which of them get a step?';

/** Mistakes in which batch a step gets, and in what is carried on and returned. */
export const loopAlternatives: readonly Alternative<SurrogateTrainingSteps>[] = [
  {
    id: 'always-first-batch',
    clause: 'every step trains on the first batch',
    sentence: 'Every one of your steps trains on the first batch.',
    hint: 'Which data go into the loss of step k?',
    steps: { batch: ([first]) => first },
  },
  {
    id: 'first-batch-skipped',
    clause: 'there is no step on the first batch',
    hint: BATCH_HINT,
    steps: { batch: (batches, step) => (step === 1 ? undefined : batches[step - 1]) },
  },
  {
    id: 'last-batch-skipped',
    clause: 'there is no step on the last batch',
    hint: BATCH_HINT,
    steps: { batch: (batches, step) => batches.slice(0, -1)[step - 1] },
  },
  {
    id: 'batches-backwards',
    clause: 'the batches come in the opposite order',
    hint: BATCH_HINT,
    steps: { batch: (batches, step) => batches.at(-step) },
  },
  {
    id: 'parameters-not-carried',
    clause: 'every step starts from the given parameters',
    sentence: 'Every one of your steps starts from the given parameters; only the last step is kept.',
    hint: 'Which parameters should the second step start from?',
    steps: { from: (_, first) => first },
  },
  {
    id: 'loss-after-the-step',
    clause: 'the losses are those after each step',
    sentence: 'Your losses are those after each step; each should be taken before its step.',
    hint: 'The gradient and the loss come from the same pass through the network.',
    steps: { recorded: 'after the step' },
  },
  {
    id: 'losses-averaged',
    clause: 'each loss is the mean of all losses so far',
    hint: LOSS_HINT,
    steps: { losses: (losses) => sumsOf(losses).map((sum, i) => sum / (i + 1)) },
  },
  {
    id: 'losses-added-up',
    clause: 'each loss is the sum of all losses so far',
    hint: LOSS_HINT,
    steps: { losses: (losses) => sumsOf(losses) },
  },
  {
    id: 'losses-as-roots',
    clause: 'the losses are the roots of the right ones',
    hint: LOSS_HINT,
    steps: { losses: (losses) => losses.map(Math.sqrt) },
  },
  {
    id: 'given-parameters-returned',
    clause: 'the given parameters are returned, not the trained ones',
    hint: RESULT_HINT,
    steps: { returned: (_, first) => first },
  },
  {
    id: 'last-step-not-returned',
    clause: 'the returned parameters are those before the last step',
    hint: RESULT_HINT,
    steps: { returned: (made) => made.at(-2) },
  },
];

const layerOf = (path: string): number => Number(/^layers\[(\d+)\]/.exec(path)?.[1]);
const isBias = (path: string): boolean => path.endsWith('.bias');

/** Parameters that are not trained, or do not decay. */
export const groupAlternatives: readonly Alternative<SurrogateTrainingSteps>[] = [
  {
    id: 'biases-spared',
    clause: 'the biases do not decay',
    sentence: 'Your biases do not decay; in this exercise every tensor does.',
    hint: 'Many trainings spare biases from weight decay. What does the doc comment say?',
    steps: { weightDecay: (weightDecay, path) => (isBias(path) ? 0 : weightDecay) },
  },
  {
    id: 'biases-frozen',
    clause: 'the biases are not trained',
    sentence: 'Your training leaves the biases as they are.',
    hint: GROUPS_HINT,
    steps: { isTrained: (path) => !isBias(path) },
  },
  {
    id: 'kernels-frozen',
    clause: 'the kernels are not trained',
    sentence: 'Your training leaves the kernels as they are.',
    hint: GROUPS_HINT,
    steps: { isTrained: isBias },
  },
  {
    id: 'first-layer-frozen',
    clause: 'the first layer is not trained',
    sentence: 'Your training leaves the first layer as it is.',
    hint: GROUPS_HINT,
    steps: { isTrained: (path) => layerOf(path) > 0 },
  },
  {
    id: 'first-layer-only',
    clause: 'only the first layer is trained',
    sentence: 'Your training leaves all layers but the first as they are.',
    hint: GROUPS_HINT,
    steps: { isTrained: (path) => layerOf(path) === 0 },
  },
  {
    id: 'last-layer-only',
    clause: 'only the last layer is trained',
    sentence: 'Your training leaves all layers but the last as they are.',
    hint: GROUPS_HINT,
    steps: { isTrained: (path, numLayers) => layerOf(path) === numLayers - 1 },
  },
  {
    id: 'last-layer-frozen',
    clause: 'the last layer is not trained',
    sentence: 'Your training leaves the last layer as it is.',
    hint: GROUPS_HINT,
    steps: { isTrained: (path, numLayers) => layerOf(path) < numLayers - 1 },
  },
];

function sumsOf(losses: readonly number[]): number[] {
  let sum = 0;
  return losses.map((loss) => (sum += loss));
}
