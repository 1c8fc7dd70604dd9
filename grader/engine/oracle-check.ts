import { differences } from './compare';
import { describeDifference } from './describe';
import type { PreparedFunction } from './prepared-function';
import type { StudentFunction } from './student-function';
import { tensorsOf, type Result } from './values';

/** Compares the function's result with the oracle's. */
export function matchesOracle<A, R extends Result>(
  definition: PreparedFunction<A, R>,
): (args: A, student: StudentFunction<A, R>) => Promise<void> {
  return async (args, student) => {
    const observed = await student.observe(args);
    const expected = definition.oracle(args);
    expectResult(student, expected, student.read(observed.result, expected), definition.resultName, args);
    const [damage] = observed.damaged;
    if (damage !== undefined) {
      throw student.failure(
        `The numbers are right, but ${damage} by the call: arguments belong to the caller.`,
      );
    }
  };
}

/** @throws CheckFailure that shows the first difference */
export function expectResult<A, R extends Result>(
  student: StudentFunction<A, R>,
  expected: R,
  received: R,
  resultName: string,
  args: A,
): void {
  const comparisons = differences(expected, received, resultName);
  const [first] = comparisons;
  if (first === undefined) return;
  const mask = tensorsOf(args).find(({ path, tensor }) => path === 'mask' && tensor.dtype === 'bool')?.tensor;
  throw student.failure(describeDifference(first, { mask }), { args, comparisons });
}
