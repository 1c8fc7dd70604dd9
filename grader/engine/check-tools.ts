import type { NumericTensor } from '../oracle/tensor';
import { differingIndices, toleranceFor } from './compare';
import { describeDifference } from './describe';
import type { Observation, Student } from './student';
import type { Result } from './values';

/** What a property works with. Every failure shows the property's input. */
export interface CheckTools<A, R extends Result> {
  /**
   * Calls the student's function. The result has the shapes that the oracle gives for these
   * arguments.
   */
  readonly call: (args: A) => Promise<R>;
  /** Calls the student's function, and returns everything that was seen of the call. */
  readonly observe: (args: A) => Promise<Observation>;
  /** Fails with the message unless the condition holds. */
  readonly ensure: (condition: boolean, message: string) => void;
  /** An expectation of a tensor. `name` is what a report calls it. */
  readonly expectTensor: (name: string, received: NumericTensor) => TensorExpectation;
}

export interface TensorExpectation {
  /** @param property a sentence that says which property is broken; the difference follows it */
  readonly toEqual: (expected: NumericTensor, property: string) => void;
  /** @param message a sentence that says that something has no effect, although it should */
  readonly toDifferFrom: (other: NumericTensor, message: string) => void;
}

export const toolsFor = <A, R extends Result>(student: Student<A, R>): CheckTools<A, R> => ({
  call: (args) => student.call(args),
  observe: (args) => student.observe(args),
  ensure: (condition, message) => {
    if (!condition) throw student.failure(message);
  },
  expectTensor: (name, received) => ({
    toEqual: (expected, property) => {
      expectSame(student, { name, expected, received }, property);
    },
    toDifferFrom: (other, message) => {
      const tolerance = toleranceFor(other);
      if (other.data.some((value, i) => Math.abs(value - (received.data[i] ?? value)) > tolerance)) return;
      throw student.failure(message);
    },
  }),
});

/** @throws CheckFailure unless the two tensors agree; it starts with the property's sentence */
export function expectSame<A, R extends Result>(
  student: Student<A, R>,
  comparison: { readonly name: string; readonly expected: NumericTensor; readonly received: NumericTensor },
  property: string,
  tolerance = toleranceFor(comparison.expected),
): void {
  if (differingIndices(comparison.expected, comparison.received, tolerance).length === 0) return;
  throw student.failure(`${property} ${describeDifference(comparison, { tolerance })}`, {
    comparisons: [comparison],
  });
}
