import { agree, allComparisons } from './compare';
import type { GradingContext } from './context';
import { CheckFailure } from './failure';
import type { PreparedFunction } from './prepared-function';
import { once, rememberEachName, rememberLast } from './remember';
import { StudentFunction } from './student-function';
import { isNumberList, mapTensors, tensorsOf, type Result } from './values';
import { mapValues, type NumericTensor } from '../oracle/tensor';
import type { Seed } from '../oracle/random';

/**
 * A result that responds on one of these inputs depends on the argument. Most are the same in every
 * run: an answer that responds only in some circumstances must not depend on the seed.
 */
const FIXED_PROBES = 12;
const DRAWN_PROBES = 4;
const FIXED_SEED = 2017;

/**
 * Requires that the results of a function depend on parameters, where the oracle's do. Properties
 * compare a submission's results with each other; zeros, or an argument that is returned as it is,
 * have most of them by accident.
 *
 * In a grading, each parameter is tried once for all properties.
 *
 * @throws CheckFailure that names a parameter that has no effect
 */
export function dependenceOn<A extends object, R extends Result>(
  definition: PreparedFunction<A, R>,
): (context: GradingContext, parameters: readonly string[]) => Promise<void> {
  const known = new WeakMap<GradingContext, Map<string, Promise<CheckFailure | undefined>>>();
  const fixed = rememberEachName((parameter) => probesOf(definition, FIXED_SEED, parameter, FIXED_PROBES));
  const drawn = rememberEachName((parameter) =>
    rememberLast((seed: Seed) => probesOf(definition, seed, parameter, DRAWN_PROBES)),
  );
  return async (context, parameters) => {
    const tried = known.get(context) ?? new Map<string, Promise<CheckFailure | undefined>>();
    known.set(context, tried);
    const failures = await Promise.all(
      parameters.map((parameter) => {
        const result =
          tried.get(parameter) ??
          independence(definition, context, parameter, fixed(parameter)).then(
            (failure) =>
              failure && independence(definition, context, parameter, drawn(parameter)(context.seed)),
          );
        tried.set(parameter, result);
        return result;
      }),
    );
    for (const failure of failures) if (failure !== undefined) throw failure;
  };
}

/** Why the results do not depend on a parameter; undefined if they do. */
async function independence<A extends object, R extends Result>(
  definition: PreparedFunction<A, R>,
  context: GradingContext,
  parameter: string,
  probes: readonly Probe<A>[],
): Promise<CheckFailure | undefined> {
  const { oracle, resultName } = definition;
  let failure: CheckFailure | undefined;
  for (const probe of probes) {
    const args = probe();
    if (args === undefined) continue;
    const changed = withOther(args, parameter);
    const student = new StudentFunction(definition, context, changed);
    try {
      const [before, after] = await Promise.all([student.call(args), student.call(changed)]);
      if (!agree(before, after)) return undefined;
      failure ??= student.failure(
        `The result does not depend on \`${parameter}\`: it is the same for other numbers there.`,
        {
          comparisons: allComparisons(oracle(changed), after, resultName),
          related: { args, comparisons: allComparisons(oracle(args), before, resultName) },
          hint: `Follow \`${parameter}\` through your code to the result.`,
        },
      );
    } catch (thrown) {
      // An error on an input of its own is for the checks of such inputs.
      if (thrown instanceof CheckFailure) return undefined;
      throw thrown;
    }
  }
  return failure;
}

/** An input on which the right result depends on a parameter, found when it is first needed. */
type Probe<A> = () => A | undefined;

/** Probes of all sizes, the smallest first: most answers respond to the first. */
function probesOf<A extends object, R extends Result>(
  { diagnosisInputs, oracle }: PreparedFunction<A, R>,
  seed: Seed,
  parameter: string,
  count: number,
): readonly Probe<A>[] {
  const inputs = diagnosisInputs(seed)
    .map((args) => ({ args, size: sizeOfInput(args) }))
    .sort((one, other) => one.size - other.size)
    .map(({ args }) => args);
  const isDecisive = (args: A): boolean => !agree(oracle(args), oracle(withOther(args, parameter)));
  const bound = (i: number): number => Math.round((i * inputs.length) / count);
  return Array.from({ length: count }, (_, i) =>
    once(() => inputs.slice(bound(i), bound(i + 1)).find(isDecisive)),
  );
}

const sizeOfInput = (args: object): number =>
  tensorsOf(args).reduce((total, { tensor }) => total + tensor.data.length, 0);

/** The input with other numbers in one of its arguments. */
function withOther<A extends object>(args: A, parameter: string): A {
  const argument: unknown = args[parameter as keyof A];
  const other = isNumberList(argument)
    ? argument.map((value, i) => value * (1.25 + 0.25 * (i % 2)))
    : mapTensors(argument, (_, tensor) => otherNumbers(tensor));
  return { ...args, [parameter]: other };
}

/** Other numbers of the same kind: float32 may be anything, int32 counts something from 0. */
function otherNumbers(x: NumericTensor): NumericTensor {
  if (x.dtype === 'bool') return mapValues(x, (value) => 1 - value);
  if (x.dtype === 'int32') return mapValues(x, (value) => Math.max(0, value - 1));
  return mapValues(x, (value, i) => Math.fround(0.5 + 0.25 * (i % 3) - 0.75 * value));
}
