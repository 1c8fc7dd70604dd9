import fc from 'fast-check';
import { agree } from './compare';
import type { GradingContext } from './context';
import type { Diagnosis, ExerciseFunction } from './exercise';
import { CheckFailure } from './failure';
import { hash } from './random';
import { Student } from './student';
import type { Result } from './values';

/** Inputs that a diagnosis looks at; the misconceptions of a function differ on them (a test holds them to it). */
const NUM_INPUTS = 32;

/** On how many inputs a mistake must show before it can be named. */
const MIN_SHOWING = 2;

export const diagnosisInputs = <A>(name: string, inputs: fc.Arbitrary<A>, seed: number): A[] =>
  fc.sample(inputs, { seed: hash(`diagnosis of ${name}`, seed) | 0, numRuns: NUM_INPUTS });

/** Whether two ways to compute a function can be told apart on these inputs. */
export const distinguishes = <A, R extends Result>(
  inputs: readonly A[],
  one: (args: A) => R,
  other: (args: A) => R,
): boolean => inputs.filter((args) => !agree(one(args), other(args))).length >= MIN_SHOWING;

/** Whether a result has the shapes and the numbers that a mistake gives. */
function isResult<A, R extends Result>(
  student: Student<A, R>,
  result: Parameters<typeof student.validated>[0],
  expected: R,
): boolean {
  try {
    return agree(expected, student.validated(result, expected));
  } catch (failure) {
    if (failure instanceof CheckFailure) return false;
    throw failure;
  }
}

/**
 * Names the one misconception that gives a submission's numbers on all inputs. Where several do, or none, nothing is
 * named: a wrong name is worse than none.
 */
export async function diagnose<A, R extends Result>(
  definition: Required<ExerciseFunction<A, R>>,
  context: GradingContext,
): Promise<Diagnosis | undefined> {
  const inputs = diagnosisInputs(definition.name, definition.inputs, context.seed);
  let candidates = definition.misconceptions.filter(({ mistaken }) =>
    distinguishes(inputs, definition.oracle, mistaken),
  );
  for (const args of inputs) {
    if (candidates.length === 0) return undefined;
    const student = new Student(definition, context, args);
    try {
      const { result } = await student.observe(args);
      candidates = candidates.filter(({ mistaken }) => isResult(student, result, mistaken(args)));
    } catch (failure) {
      if (failure instanceof CheckFailure) return undefined;
      throw failure;
    }
  }
  const [only, another] = candidates;
  if (only === undefined || another !== undefined) return undefined;
  return { misconception: only.id, sentence: only.sentence, hint: only.hint };
}
