import type fc from 'fast-check';
import { generate, maxMagnitude, tensor, type NumericTensor } from '../oracle/tensor';
import { differences, gradientTolerance } from './compare';
import type { GradingContext } from './context';
import { describeDifference } from './describe';
import { areDistinct, diagnose, diagnosisInputs } from './diagnose';
import type { Check, CheckKind, ExerciseFunction, GradedFunction } from './exercise';
import { numericGradient } from './numeric-gradient';
import { gaussians, hash } from './random';
import { runProperty } from './run-property';
import { Student } from './student';
import { mapTensors, tensorsOf, type Result } from './values';

interface CheckText {
  readonly id: string;
  readonly title: string;
  readonly points: number;
  readonly hint: string;
}

interface PropertyOptions<A, R extends Result> extends CheckText {
  /** The function's own inputs unless said otherwise. */
  readonly inputs?: fc.Arbitrary<A>;
  readonly runs?: number;
  readonly holds: (args: A, student: Student<A, R>) => Promise<void>;
}

/** The kinds of check a function can have; each is a `Check` ready for the exercise's list. */
export interface FunctionChecks<A, R extends Result> {
  readonly graded: GradedFunction;
  /** Something that holds for the right function on every input. */
  readonly property: (options: PropertyOptions<A, R>) => Check;
  /** The oracle's result on generated inputs. */
  readonly oracle: (
    options: CheckText & { readonly inputs?: fc.Arbitrary<A>; readonly runs?: number },
  ) => Check;
  /** PyTorch's result on the committed inputs. */
  readonly fixture: (options: CheckText) => Check;
  /** The gradient of every float argument but those below the named parameters. */
  readonly gradient: (
    options: CheckText & { readonly inputs: fc.Arbitrary<A>; readonly except?: readonly string[] },
  ) => Check;
}

const PROPERTY_RUNS = 6;
const ORACLE_RUNS = 12;
const GRADIENT_RUNS = 2;

/** Turns the definition of a function into the kinds of check it can have. */
export function checksFor<A, R extends Result>(partial: ExerciseFunction<A, R>): FunctionChecks<A, R> {
  const definition = { resultName: 'result', circumstances: [], uses: [], ...partial };
  const make = (
    kind: CheckKind,
    text: CheckText,
    run: (context: GradingContext) => Promise<void>,
  ): Check => ({
    id: text.id,
    title: text.title,
    points: text.points,
    hint: text.hint,
    kind,
    function: definition.name,
    run,
  });
  const generated = (
    id: string,
    runs: number,
    inputs: fc.Arbitrary<A>,
    holds: (args: A, student: Student<A, R>) => Promise<void>,
  ): ((context: GradingContext) => Promise<void>) => {
    return (context) =>
      runProperty(
        inputs,
        { seed: hash(`${definition.name} ${id}`, context.seed) | 0, runs },
        (args, wanted) => holds(args, new Student(definition, context, args, wanted)),
      );
  };

  return {
    graded: {
      name: definition.name,
      uses: definition.uses,
      misconceptions: definition.misconceptions.map((each) => ({
        ...each,
        mistaken: (args: unknown) => each.mistaken(args as A),
      })),
      diagnose: (context) => diagnose(definition, context),
      indistinguishable: (seed) => indistinguishablePairs(definition, seed),
      oracle: (args) => definition.oracle(args as A),
    },
    property: ({ inputs = definition.inputs, runs = PROPERTY_RUNS, holds, ...text }) =>
      make('property', text, generated(text.id, runs, inputs, holds)),
    oracle: ({ inputs = definition.inputs, runs = ORACLE_RUNS, ...text }) =>
      make('oracle', text, generated(text.id, runs, inputs, matchesOracle(definition))),
    fixture: (text) => make('fixture', text, (context) => matchesFixtures(definition, context)),
    gradient: ({ inputs, except = [], ...text }) =>
      make('gradient', text, generated(text.id, GRADIENT_RUNS, inputs, matchesGradient(definition, except))),
  };
}

function matchesOracle<A, R extends Result>(
  definition: Required<ExerciseFunction<A, R>>,
): (args: A, student: Student<A, R>) => Promise<void> {
  return async (args, student) => {
    const observed = await student.observe(args);
    const expected = definition.oracle(args);
    expectResult(
      student,
      expected,
      student.validated(observed.result, expected),
      definition.resultName,
      args,
    );
    const [damage] = observed.damaged;
    if (damage !== undefined) {
      throw student.failure(
        `The numbers are right, but ${damage} by the call: arguments belong to the caller.`,
      );
    }
  };
}

function expectResult<A, R extends Result>(
  student: Student<A, R>,
  expected: R,
  received: R,
  resultName: string,
  args: A,
): void {
  const comparisons = differences(expected, received, resultName);
  const [first] = comparisons;
  if (first === undefined) return;
  const mask = tensorsOf(args).find(({ path, tensor }) => path === 'mask' && tensor.dtype === 'bool')?.tensor;
  throw student.failure(describeDifference(first, { mask }), args, comparisons);
}

async function matchesFixtures<A, R extends Result>(
  definition: Required<ExerciseFunction<A, R>>,
  context: GradingContext,
): Promise<void> {
  const cases = context.fixtures().filter((each) => each.function === definition.name);
  if (cases.length === 0) throw new Error(`there are no fixtures of ${definition.name}`);
  // All at once, since a round trip costs as much as a call; what a student reads is the first failure all the same.
  let failed = false;
  const outcomes = await Promise.allSettled(
    cases.flatMap((each, i) => {
      const args = each.arguments as A;
      const student = new Student(definition, context, args, () => !failed);
      const other = neighbour(definition, args, i, context.seed);
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
          if (wrong.length > 0) throw student.failure(NOT_COMPUTED, other);
        }),
      ];
    }),
  );
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}

const NOT_COMPUTED =
  'The stored inputs give the stored numbers, but inputs a little different do not give the right ones: a result must be computed.';

/** Relative; far above the tolerance of a comparison. */
const NEIGHBOUR_DISTANCE = 0.1;

/**
 * Inputs near those of a fixture, so that answers kept for the stored ones are worth nothing; where there is no number to move,
 * generated ones. A schedule's numbers depend on each other and stay.
 */
function neighbour<A, R extends Result>(
  { name, inputs }: ExerciseFunction<A, R>,
  args: A,
  index: number,
  seed: number,
): A {
  const draw = gaussians(seed, `near ${name} ${String(index)}`);
  const moves = (path: string, { dtype }: NumericTensor): boolean =>
    dtype === 'float32' && !path.startsWith('schedule');
  if (!tensorsOf(args).some(({ path, tensor: each }) => moves(path, each))) {
    return diagnosisInputs(name, inputs, seed)[index] ?? args;
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

function matchesGradient<A, R extends Result>(
  definition: Required<ExerciseFunction<A, R>>,
  except: readonly string[],
): (args: A, student: Student<A, R>) => Promise<void> {
  return async (args, student) => {
    const leaves = tensorsOf(args).filter(
      ({ path, tensor }) => tensor.dtype === 'float32' && !except.includes(path.split('.')[0] ?? ''),
    );
    const cotangents = new Map(
      tensorsOf(definition.oracle(args)).map(({ path, tensor }) => [path, cotangentFor(path, tensor)]),
    );
    const objective = (changed: A): number =>
      tensorsOf(definition.oracle(changed)).reduce(
        (sum, { path, tensor }) =>
          tensor.data.reduce((inner, value, i) => inner + value * (cotangents.get(path)?.data[i] ?? 0), sum),
        0,
      );
    const gradients = await student.gradients(
      args,
      leaves.map(({ path }) => path),
      cotangents,
    );
    const expectedGradients = leaves.map(({ path, tensor }) =>
      numericGradient(objective, args, path, tensor),
    );
    const largest = Math.max(...expectedGradients.map(maxMagnitude));
    leaves.forEach(({ path }, i) => {
      const expected = expectedGradients[i];
      if (expected === undefined) return;
      const received = gradients[i] ?? null;
      if (received === null) {
        if (expected.data.every((value) => Math.abs(value) < 1e-6)) return;
        throw student.failure(
          `No gradient reaches \`${path}\`: somewhere its numbers leave the tensors (arraySync, dataSync) or pass an operation without a gradient.`,
        );
      }
      student.same(
        `The gradient with respect to \`${path}\` is not that of the formula.`,
        `∂/∂${path}`,
        expected,
        received,
        gradientTolerance(expected, largest),
      );
    });
  };
}

/** Weights that make a scalar of a result: of different sizes and signs, so that no two outputs cancel. */
function cotangentFor(path: string, { shape }: NumericTensor): NumericTensor {
  const draw = gaussians(1, `cotangent of ${path}`);
  return generate(shape, () => Math.fround(draw()));
}

function indistinguishablePairs<A, R extends Result>(
  { name, inputs, oracle, misconceptions }: ExerciseFunction<A, R>,
  seed: number,
): (readonly [string, string])[] {
  const sampled = diagnosisInputs(name, inputs, seed);
  const ways = [{ id: 'oracle', mistaken: oracle }, ...misconceptions].map(({ id, mistaken }) => ({
    id,
    results: sampled.map(mistaken),
  }));
  return ways.flatMap((one, i) =>
    ways
      .slice(i + 1)
      .filter((other) => !areDistinct(one.results, other.results))
      .map((other) => [one.id, other.id] as const),
  );
}
