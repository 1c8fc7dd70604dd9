import type * as fc from 'fast-check';
import { areDistinct, diagnose } from './diagnose';
import type { Check, CheckKind, ExerciseFunction, GradedFunction } from './exercise';
import { matchesFixtures } from './fixture-check';
import { matchesGradient } from './gradient-check';
import { matchesOracle } from './oracle-check';
import { prepareFunction, type PreparedFunction } from './prepared-function';
import { hash } from './random';
import { rememberLast } from './remember';
import { runProperty, sampleInputs } from './run-property';
import { Student } from './student';
import type { Result } from './values';

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
export function checksFor<A extends object, R extends Result>(
  described: ExerciseFunction<A, R>,
): FunctionChecks<A, R> {
  const definition = prepareFunction(described);
  const make = (kind: CheckKind, text: CheckText, run: Check['run']): Check => ({
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
  ): Check['run'] => {
    const seedFor = (seed: number): number => hash(`${definition.name} ${id}`, seed) | 0;
    const sampled = rememberLast((seed: number) => sampleInputs({ inputs, seed, runs }));
    return (context) => {
      const seed = seedFor(context.seed);
      return runProperty({ inputs, seed, runs }, sampled(seed), (args, wanted) =>
        holds(args, new Student(definition, context, args, wanted)),
      );
    };
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
    fixture: (text) => make('fixture', text, matchesFixtures(definition)),
    gradient: ({ inputs, except = [], ...text }) =>
      make('gradient', text, generated(text.id, GRADIENT_RUNS, inputs, matchesGradient(definition, except))),
  };
}

function indistinguishablePairs<A, R extends Result>(
  { oracle, misconceptions, diagnosisInputs }: PreparedFunction<A, R>,
  seed: number,
): (readonly [string, string])[] {
  const sampled = diagnosisInputs(seed);
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
