import { tensor, type NumericTensor } from '../oracle/tensor';
import { differences } from './compare';
import type { GradingContext } from './context';
import type { FixtureCase } from './fixtures';
import { expectResult } from './oracle-check';
import type { PreparedFunction } from './prepared-function';
import { gaussians } from '../oracle/random';
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
    const neighbours = rememberLast((seed: number) =>
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
    const outcomes = await Promise.allSettled(
      cases.flatMap((each, i) => {
        const args = each.arguments as A;
        const other = others[i] ?? args;
        const student = new StudentFunction(definition, context, args, () => !failed);
        const compare = async (input: A, judge: (received: R) => void): Promise<void> => {
          try {
            judge(await student.call(input));
          } catch (failure) {
            failed = true;
            throw failure;
          }
        };
        return [
          compare(args, (received) => {
            expectResult(student, each.expected as R, received, definition.resultName, args);
          }),
          compare(other, (received) => {
            const wrong = differences(definition.oracle(other), received, definition.resultName);
            if (wrong.length > 0) throw student.failure(NOT_COMPUTED, { args: other, comparisons: wrong });
          }),
        ];
      }),
    );
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  };
}

const NOT_COMPUTED =
  'The stored inputs give the stored numbers, but inputs a little different do not give the right ones: a result must be computed.';

/** A fraction of each number; far above the tolerance. */
const NEIGHBOUR_DISTANCE = 0.1;

/**
 * Inputs near those of a fixture, so that a table of stored answers fails; generated inputs if
 * there is no number to move. The numbers of a schedule depend on each other and are not moved;
 * neither are the logits of a token model, since a draw might then fall between two tokens.
 */
function neighbour<A, R extends Result>(
  { name, diagnosisInputs }: PreparedFunction<A, R>,
  args: A,
  index: number,
  seed: number,
): A {
  const draw = gaussians(seed, `near ${name} ${String(index)}`);
  const moves = (path: string, { dtype }: NumericTensor): boolean =>
    dtype === 'float32' && !path.startsWith('schedule') && path !== 'model.table';
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
