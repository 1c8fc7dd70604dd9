import type { Alternative } from '../../engine/pipeline';
import type { TrainingSteps } from '../../oracle/pretraining';

const BATCH_HINT = 'How many losses should there be, and which batch does each belong to?';
const LOSS_HINT = 'What does the list of losses hold for a single batch, in nats?';
const RESULT_HINT = 'Which parameters do you return: those after the last step?';

/** Mistakes in what a step gets, and in what is carried on to the next one. */
export const loopAlternatives: readonly Alternative<TrainingSteps>[] = [
  {
    id: 'always-first-batch',
    clause: 'every step trains on the first batch',
    sentence: 'Every one of your steps trains on the first batch.',
    hint: 'Which tokens go into the loss of step k?',
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
    hint: 'The gradient and the loss come from the same pass through the model.',
    steps: { recorded: 'after the step' },
  },
  {
    id: 'losses-averaged',
    clause: 'each loss is the mean of all losses so far',
    hint: LOSS_HINT,
    steps: {
      losses: (losses) => sumsOf(losses).map((sum, i) => sum / (i + 1)),
    },
  },
  {
    id: 'losses-added-up',
    clause: 'each loss is the sum of all losses so far',
    hint: LOSS_HINT,
    steps: { losses: (losses) => sumsOf(losses) },
  },
  {
    id: 'losses-in-bits',
    clause: 'the losses are in bits, not in nats',
    hint: LOSS_HINT,
    steps: { losses: (losses) => losses.map((loss) => loss / Math.LN2) },
  },
  {
    id: 'losses-as-perplexities',
    clause: 'the losses are exponentials of the right ones, as perplexities are',
    hint: LOSS_HINT,
    steps: { losses: (losses) => losses.map(Math.exp) },
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

function sumsOf(losses: readonly number[]): number[] {
  let sum = 0;
  return losses.map((loss) => (sum += loss));
}
