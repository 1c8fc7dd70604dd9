import { tensor, type NumericTensor } from '../oracle/tensor';
import { CheckFailure } from './failure';
import type { GradingContext } from './context';
import type { FixtureCase } from './fixtures';
import { expectResult } from './oracle-check';
import type { PreparedFunction } from './prepared-function';
import { gaussians, type Seed } from '../oracle/random';
import { rememberEach, rememberLast } from './remember';
import { StudentFunction } from './student-function';
import { mapTensors, tensorsOf, type Result } from './values';

/** Compares the function with the fixtures, and on inputs near them with the oracle. */
export function matchesFixtures<A extends object, R extends Result>(
  definition: PreparedFunction<A, R>,
): (context: GradingContext) => Promise<void> {
  const prepare = rememberEach((fixtures: readonly FixtureCase[]) => {
    const cases = fixtures.filter((each) => each.function === definition.name);
    if (cases.length === 0) throw new Error(`there are no fixtures of ${definition.name}`);
    const neighbours = rememberLast((seed: Seed) =>
      cases.map((each, i) => neighbour(definition, each.arguments as A, i, seed)),
    );
    return { cases, neighbours };
  });
  return async (context) => {
    const { cases, neighbours } = prepare(context.fixtures());
    const others = neighbours(context.seed);
    // All at once, since a round trip costs as much as a call. The student still reads the first
    // failure.
    let failed = false;
    const tryAll = (inputs: readonly A[], compare: Compare<A, R>): Promise<PromiseSettledResult<void>[]> =>
      Promise.allSettled(
        inputs.map(async (input, i) => {
          const student = new StudentFunction(definition, context, input, () => !failed);
          try {
            compare(student, await student.call(input), i);
          } catch (failure) {
            failed = true;
            throw failure;
          }
        }),
      );
    const [stored, moved] = await Promise.all([
      tryAll(
        cases.map((each) => each.arguments as A),
        (student, received, i) => {
          const expected = cases[i]?.expected as R;
          expectResult(student, expected, received, definition.resultName, student.shown);
        },
      ),
      tryAll(others, (student, received) => {
        const { shown } = student;
        expectResult(student, definition.oracle(shown), received, definition.resultName, shown);
      }),
    ]);
    throwFirst(stored);
    const wrong = moved.flatMap((each): unknown[] => (each.status === 'rejected' ? [each.reason] : []));
    const [first] = wrong;
    // Whoever computes is right on most of these inputs, or wrong on some of the stored ones. A
    // stored number may be right for another input as well: many losses are 0.
    if (first instanceof CheckFailure && isWrongNumber(first) && wrong.length > moved.length / 2) {
      const { counterexample } = first;
      throw new CheckFailure(NOT_COMPUTED, { counterexample });
    }
    throwFirst(moved);
  };
}

/** @throws CheckFailure unless the result for the input with this index is right */
type Compare<A, R extends Result> = (student: StudentFunction<A, R>, received: R, index: number) => void;

function throwFirst(outcomes: readonly PromiseSettledResult<void>[]): void {
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}

/** Whether a failure is about numbers, and not about a shape, an error or a crash. */
const isWrongNumber = ({ counterexample }: CheckFailure): boolean =>
  counterexample !== undefined && counterexample.comparisons.length > 0;

const NOT_COMPUTED =
  'The stored inputs give the stored numbers, but inputs a little different do not give the right ones: a result must be computed.';

const HELD: ReadonlySet<string> = new Set(['model.table', 'frames.rotations']);

/** A fraction of each number; far above the tolerance. */
const NEIGHBOUR_DISTANCE = 0.1;

/**
 * Inputs near those of a fixture, so that a table of stored answers fails; generated inputs if
 * there is no number to move. The numbers of a schedule depend on each other and are not moved;
 * neither are the logits of a token model, since a draw might then fall between two tokens, and
 * rotations, which would no longer be any.
 */
function neighbour<A, R extends Result>(
  { name, diagnosisInputs }: PreparedFunction<A, R>,
  args: A,
  index: number,
  seed: Seed,
): A {
  const draw = gaussians(seed, `near ${name} ${String(index)}`);
  const moves = (path: string, { dtype }: NumericTensor): boolean =>
    dtype === 'float32' && !path.startsWith('schedule') && !HELD.has(path);
  if (!tensorsOf(args).some(({ path, tensor: each }) => moves(path, each))) {
    return diagnosisInputs(seed)[index] ?? args;
  }
  return mapTensors(args, (path, each) =>
    moves(path, each)
      ? tensor(
          each.shape,
          [...each.data].map((value) => Math.fround(value * (1 + NEIGHBOUR_DISTANCE * draw()))),
        )
      : each,
  );
}
