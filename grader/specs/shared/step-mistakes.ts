import type { Misconception } from '../../engine/exercise';
import { pairsOf, type Half } from '../../engine/pairs';
import type { Result } from '../../engine/values';

/** A mistake as the steps of an oracle that it replaces. */
export interface StepMistake<Steps> extends Half<Partial<Steps>> {
  /** One sentence on what the numbers look like. */
  readonly sentence: string;
  /** What to think about; never the line of code. */
  readonly hint: string;
}

type Oracle<A, R extends Result, Steps> = (args: A, changed: Partial<Steps>) => R;

/** Each mistake as a misconception: the oracle with these steps replaced. */
export const misconceptionsOf = <A, R extends Result, Steps>(
  oracle: Oracle<A, R, Steps>,
  mistakes: readonly StepMistake<Steps>[],
): Misconception<A, R>[] =>
  mistakes.map(({ id, sentence, hint, change }) => ({
    id,
    sentence,
    hint,
    compute: (args) => oracle(args, change),
  }));

/** Two mistakes at once, in different steps, for every pair of one from each list. */
export const stepPairsOf = <A, R extends Result, Steps>(
  oracle: Oracle<A, R, Steps>,
  firsts: readonly StepMistake<Steps>[],
  seconds: readonly StepMistake<Steps>[],
): Misconception<A, R>[] =>
  pairsOf<A, R, Partial<Steps>, Partial<Steps>>(firsts, seconds, (args, first, second) =>
    oracle(args, { ...first, ...second }),
  );

/** The mistakes with these ids, for pairs. */
export const only = <Steps>(
  mistakes: readonly StepMistake<Steps>[],
  ids: readonly string[],
): StepMistake<Steps>[] => mistakes.filter(({ id }) => ids.includes(id));
