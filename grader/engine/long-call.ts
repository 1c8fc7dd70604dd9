import type { GradingContext } from './context';
import type { CheckText, SpecifiedCheck } from './exercise';
import { CheckFailure } from './failure';
import type { PreparedFunction } from './prepared-function';
import { StudentFunction } from './student-function';
import type { Result } from './values';
import type { Seed } from '../oracle/random';

/** One call that takes long, and what its result is held against. */
export interface LongCall<A, R extends Result, Reference> {
  /** The time of the call, in seconds (`Check.seconds`). */
  readonly seconds: number;
  readonly arguments: (seed: Seed) => A;
  /** A result with the structure and shapes that are expected; its numbers do not matter. */
  readonly like: (args: A) => R;
  /**
   * Computed while the sandbox works. It must give way to other work in between: nobody reads the
   * sandbox's replies while it does not.
   */
  readonly reference: (seed: Seed) => Promise<Reference>;
  /** What to look at if the call gets no answer. */
  readonly hint: string;
}

/** What a long call returned, and what it is held against. */
export interface LongAnswer<R extends Result, Reference> {
  readonly seed: Seed;
  readonly result: R;
  readonly reference: Reference;
}

/** @param holds throws CheckFailure if the check does not hold */
export type DefineLongCheck<R extends Result, Reference> = (
  title: string,
  text: CheckText,
  holds: (answer: LongAnswer<R, Reference>) => void,
) => SpecifiedCheck;

/**
 * The answer to a long call in a grading; every check of the grading gets the same one.
 *
 * A failure shows no input: nobody reads hundreds of batches.
 */
export function answersOf<A, R extends Result, Reference>(
  definition: PreparedFunction<A, R>,
  call: LongCall<A, R, Reference>,
): (context: GradingContext, grading: GradingContext) => Promise<LongAnswer<R, Reference>> {
  const known = new WeakMap<GradingContext, Promise<LongAnswer<R, Reference>>>();
  const answer = async (context: GradingContext): Promise<LongAnswer<R, Reference>> => {
    const { seed } = context;
    const args = call.arguments(seed);
    const student = new StudentFunction(definition, context, args);
    const [{ result }, reference] = await Promise.all([student.observe(args), call.reference(seed)]);
    return { seed, result: student.read(result, call.like(args)), reference };
  };
  const withoutInput = (failure: unknown): never => {
    if (!(failure instanceof CheckFailure)) throw failure;
    const { message, status, hint } = failure;
    throw new CheckFailure(message, { status, hint: status === 'failed' ? hint : call.hint });
  };
  return (context, grading) => {
    const already = known.get(grading) ?? answer(context).catch(withoutInput);
    known.set(grading, already);
    return already;
  };
}
