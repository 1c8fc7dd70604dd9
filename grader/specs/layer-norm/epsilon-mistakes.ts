import type { Alternative } from '../../engine/pipeline';
import type { LayerNormSteps } from '../../oracle/layer-norm';

const DENOMINATOR_HINT = 'Compare your denominator with √(variance + epsilon).';
const DEFAULT_HINT = 'Which epsilon does the exercise’s signature give as the default?';

/** Mistakes in epsilon: how large it is, and where it comes in. */
export const epsilonAlternatives: readonly Alternative<LayerNormSteps>[] = [
  {
    id: 'epsilon-ignored',
    clause: 'the result does not depend on epsilon',
    sentence: 'Your result does not depend on epsilon.',
    hint: 'epsilon is a parameter with a default, not a constant.',
    steps: { epsilon: () => 1e-5 },
  },
  {
    id: 'no-epsilon',
    clause: 'epsilon is missing',
    sentence: 'Your epsilon is missing: rows that hardly vary come out too large.',
    hint: 'What happens to a row whose numbers are all the same?',
    steps: { epsilon: () => 0 },
  },
  {
    id: 'default-epsilon-1e-3',
    clause: 'the default epsilon is 1e-3, not 1e-5',
    hint: DEFAULT_HINT,
    steps: { epsilon: (given = 1e-3) => given },
  },
  {
    id: 'default-epsilon-1e-6',
    clause: 'the default epsilon is 1e-6, not 1e-5',
    hint: DEFAULT_HINT,
    steps: { epsilon: (given = 1e-6) => given },
  },
  {
    id: 'default-epsilon-tiny',
    clause: 'the default epsilon is 1e-8 or less, not 1e-5',
    hint: DEFAULT_HINT,
    steps: { epsilon: (given = 0) => given },
  },
  {
    id: 'epsilon-outside-root',
    clause: 'epsilon is added to the standard deviation, not under the root',
    sentence:
      'Your epsilon is added to the standard deviation; it belongs under the root, with the variance.',
    hint: DENOMINATOR_HINT,
    steps: { denominator: (variance, epsilon) => Math.sqrt(variance) + epsilon },
  },
  {
    id: 'epsilon-subtracted',
    clause: 'epsilon is subtracted from the variance, not added',
    hint: 'epsilon keeps the denominator away from 0. In which direction?',
    steps: { denominator: (variance, epsilon) => Math.sqrt(variance - epsilon) },
  },
  {
    id: 'epsilon-squared',
    clause: 'epsilon is squared before it is added to the variance',
    hint: DENOMINATOR_HINT,
    steps: { denominator: (variance, epsilon) => Math.sqrt(variance + epsilon ** 2) },
  },
  {
    id: 'epsilon-as-floor',
    clause: 'epsilon is the least variance, instead of being added to it',
    hint: 'Does epsilon change a row with a large variance, too?',
    steps: { denominator: (variance, epsilon) => Math.sqrt(Math.max(variance, epsilon)) },
  },
  {
    id: 'epsilon-after-division',
    clause: 'epsilon is added after the division, not to the variance',
    hint: 'A division by 0 is to be avoided. When is it too late for that?',
    steps: {
      denominator: (variance) => Math.sqrt(variance),
      divide: (numerator, denominator, _, epsilon) => numerator / denominator + epsilon,
    },
  },
];
