import type { NumericTensor } from '../oracle/tensor';
import { allComparisons, differences, differingIndices, toleranceFor } from './compare';
import type { ComparedCall } from './counterexample';
import { describeDifference } from './describe';
import { CheckFailure } from './failure';
import type { Observation, StudentFunction } from './student-function';
import type { Result } from './values';

/** What a property works with. */
export interface CheckTools<A, R extends Result> {
  /**
   * Calls the student's function. The result has the shapes that the oracle gives for these
   * arguments.
   */
  readonly call: (args: A) => Promise<R>;
  /** Calls the student's function, and returns everything that was seen of the call. */
  readonly observe: (args: A) => Promise<Observation>;
  /**
   * Fails with the message unless the condition holds. A hint replaces that of the check, if this
   * failure has another cause.
   */
  readonly ensure: (condition: boolean, message: string, hint?: string) => void;
  /** An expectation of a tensor that was computed from results of `call`. */
  readonly expectTensor: (received: NumericTensor) => TensorExpectation;
}

export interface TensorExpectation {
  /**
   * @param property a sentence that says which property is broken; the first wrong result follows
   *   it
   */
  readonly toEqual: (expected: NumericTensor, property: string, hint?: string) => void;
  /** @param message a sentence that says that something has no effect, although it should */
  readonly toDifferFrom: (other: NumericTensor, message: string, hint?: string) => void;
}

/**
 * The tools of a property. What a property compares may be computed from the results of several
 * calls, so a failure shows the calls themselves: arguments, right result, and the student's.
 */
export const toolsFor = <A, R extends Result>(student: StudentFunction<A, R>): CheckTools<A, R> => ({
  call: (args) => student.call(args),
  observe: (args) => student.observe(args),
  ensure: (condition, message, hint) => {
    if (!condition) throw failureOf(student, [], () => message, hint);
  },
  expectTensor: (received) => ({
    toEqual: (expected, property, hint) => {
      if (differingIndices(expected, received).length === 0) return;
      // If every call gave the right numbers, only their rounding broke the relation between them.
      if (wrongCalls(student).length === 0) return;
      throw failureOf(
        student,
        [received, expected],
        ({ comparisons: [first] }) =>
          first === undefined ? property : `${property} ${describeDifference(first)}`,
        hint,
      );
    },
    toDifferFrom: (other, message, hint) => {
      const tolerance = toleranceFor(other);
      if (other.data.some((value, i) => Math.abs(value - (received.data[i] ?? value)) > tolerance)) return;
      throw failureOf(student, [received, other], () => message, hint);
    },
  }),
});

/** The calls whose results differ from the oracle's. */
const wrongCalls = <A, R extends Result>(student: StudentFunction<A, R>): ComparedCall<A>[] =>
  student.calls
    .map((call) => comparedCall(student, call))
    .filter(({ comparisons }) => comparisons.length > 0);

/**
 * The failure of an expectation. It shows the wrong call that the expectation is about: the one
 * that a compared tensor comes from, otherwise the last one.
 */
function failureOf<A, R extends Result>(
  student: StudentFunction<A, R>,
  compared: readonly NumericTensor[],
  messageFor: (call: ComparedCall<A>) => string,
  hint: string | undefined,
): CheckFailure {
  const about: (A | undefined)[] = compared.map((tensor) => student.origins.get(tensor));
  const wrong = wrongCalls(student);
  const last = student.calls.at(-1);
  const shown =
    about.flatMap((args) => wrong.find((call) => call.args === args) ?? [])[0] ??
    wrong.at(-1) ??
    (last && comparedCall(student, last, allComparisons));
  if (shown === undefined)
    return student.failure(messageFor({ args: student.shown, comparisons: [] }), { hint });
  const others = student.calls.filter(({ args }) => args !== shown.args);
  const other = others.find(({ args }) => about.includes(args)) ?? others.at(-1);
  return student.failure(messageFor(shown), {
    ...shown,
    hint,
    related: other && comparedCall(student, other, allComparisons),
  });
}

/**
 * A call with the oracle's result beside the student's; without them if that is not even readable.
 */
function comparedCall<A, R extends Result>(
  student: StudentFunction<A, R>,
  { args, result }: StudentFunction<A, R>['calls'][number],
  compare = differences,
): ComparedCall<A> {
  const { oracle, resultName } = student.definition;
  const expected = oracle(args);
  try {
    return { args, comparisons: compare(expected, student.read(result, expected, args), resultName) };
  } catch (failure) {
    if (failure instanceof CheckFailure) return { args, comparisons: [] };
    throw failure;
  }
}
