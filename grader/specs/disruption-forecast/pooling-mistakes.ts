import type { Alternative } from '../../engine/pipeline';
import { meansSoFar, type SignalModelSteps } from '../../oracle/signals';
import { at, dim, generate, type NumericTensor } from '../../oracle/tensor';

const PAST_HINT = 'Which steps are known at step t, while the shot still runs?';
const DIVISOR_HINT = 'At the first step, how many vectors does the mean have? And at step t?';
const MEAN_HINT =
  'An early sign must not be forgotten. What does the output read: one vector, or a mean of several?';

/** Mistakes in the mean over the steps so far. */
export const poolingAlternatives: readonly Alternative<SignalModelSteps>[] = [
  {
    id: 'pooled-over-shot',
    clause: 'the mean runs over the whole shot',
    sentence: 'Your mean runs over the whole shot, so that every logit knows how the shot goes on.',
    hint: PAST_HINT,
    steps: { pool: (x) => meansSoFar(x, { counts: () => true }) },
  },
  {
    id: 'pooled-from-now-on',
    clause: 'the mean runs over the steps from t on, not up to t',
    hint: PAST_HINT,
    steps: { pool: (x) => meansSoFar(x, { counts: (s, t) => s >= t }) },
  },
  {
    id: 'not-pooled',
    clause: 'each logit is that of its own step, without a mean',
    sentence: 'Each of your logits is computed from its own step only, without a mean over those before.',
    hint: MEAN_HINT,
    steps: { pool: (x) => x },
  },
  {
    id: 'first-step-only',
    clause: 'every logit is that of the first step',
    hint: MEAN_HINT,
    steps: { pool: (x) => meansSoFar(x, { counts: (s) => s === 0 }) },
  },
  {
    id: 'two-steps-only',
    clause: 'the mean has only two steps, t and the one before',
    hint: MEAN_HINT,
    steps: { pool: (x) => meansSoFar(x, { counts: (s, t) => s <= t && s >= t - 1 }) },
  },
  {
    id: 'own-step-missing',
    clause: 'the mean stops before the step itself',
    hint: DIVISOR_HINT,
    steps: {
      pool: (x) => meansSoFar(x, { counts: (s, t) => s < t, divisor: (count) => Math.max(count, 1) }),
    },
  },
  {
    id: 'summed',
    clause: 'the vectors are added, not averaged',
    sentence: 'You add the vectors of all steps so far, and do not divide by their number.',
    hint: DIVISOR_HINT,
    steps: { pool: (x) => meansSoFar(x, { divisor: () => 1 }) },
  },
  {
    id: 'divided-by-all-steps',
    clause: 'the sum so far is divided by the number of all steps',
    hint: DIVISOR_HINT,
    steps: { pool: (x) => meansSoFar(x, { divisor: (_count, _t, time) => time }) },
  },
  {
    id: 'divided-by-one-more',
    clause: 'the sum so far is divided by one step too many',
    hint: DIVISOR_HINT,
    steps: { pool: (x) => meansSoFar(x, { divisor: (count) => count + 1 }) },
  },
  {
    id: 'divided-by-one-less',
    clause: 'the sum so far is divided by t, not by the number of steps from 0 to t',
    hint: DIVISOR_HINT,
    steps: { pool: (x) => meansSoFar(x, { divisor: (_, t) => Math.max(t, 1) }) },
  },
  {
    id: 'largest-so-far',
    clause: 'the largest numbers so far are taken, not the means',
    hint: MEAN_HINT,
    steps: { pool: largestSoFar },
  },
  {
    id: 'pooled-twice',
    clause: 'the mean so far is taken twice',
    hint: MEAN_HINT,
    steps: { pool: (x) => meansSoFar(meansSoFar(x)) },
  },
  {
    id: 'pooled-over-shots',
    clause: 'the mean runs over the shots of the batch, not over the steps of a shot',
    hint: 'Which axis of the block’s result runs along the shot?',
    steps: { pool: acrossExamples },
  },
];

/** At each step, the largest of each column so far. */
function largestSoFar(x: NumericTensor): NumericTensor {
  const [time, d] = [dim(x, 1), dim(x, 2)];
  return generate(x.shape, (index) => {
    const t = Math.floor(index / d) % time;
    return Math.max(...Array.from({ length: t + 1 }, (_, by) => at(x, index - by * d)));
  });
}

/** The mean of each example and of those before it, at the same step. */
function acrossExamples(x: NumericTensor): NumericTensor {
  const size = dim(x, 1) * dim(x, 2);
  return generate(x.shape, (index) => {
    const example = Math.floor(index / size);
    let sum = 0;
    for (let i = 0; i <= example; i++) sum += at(x, index - i * size);
    return sum / (example + 1);
  });
}
