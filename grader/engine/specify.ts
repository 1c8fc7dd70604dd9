import { givenInputs, type GivenInputs } from './inputs';
import { toolsFor, type CheckTools } from './check-tools';
import type { GradingContext } from './context';
import { areDistinct } from './compare';
import { fewestOf, type Inputs } from './covering';
import { diagnose, explainResults } from './diagnose';
import { dependenceOn } from './dependence';
import type {
  Check,
  CheckKind,
  CheckText,
  ExerciseFunction,
  SpecifiedCheck,
  SpecifiedFunction,
} from './exercise';
import { matchesFixtures } from './fixture-check';
import { matchesGradient } from './gradient-check';
import { answersOf, type DefineLongCheck, type LongCall } from './long-call';
import { matchesOracle } from './oracle-check';
import { stepsReplaced, withMistakes } from './pipeline';
import { prepareFunction, type PreparedFunction } from './prepared-function';
import { derivedSeed, hash, type Seed } from '../oracle/random';
import { rememberLast } from './remember';
import { runProperty, sampleInputs } from './run-property';
import { StudentFunction } from './student-function';
import type { Argument, Result } from './values';

/** What makes a check of a title and the rest of its text. */
export type DefineCheck<Text extends CheckText = CheckText> = (title: string, text: Text) => SpecifiedCheck;

/**
 * The checks that a function can have. Where a check takes inputs, these are the function's own if
 * none are given.
 */
export interface CheckBuilder<A, R extends Result> {
  /**
   * A property: something that holds for the right function on every input. With a time of its own
   * (`Check.seconds`), it tries one input unless `runs` says otherwise, and does not look for a
   * smaller one.
   *
   * Of covering cases it tries the fewest in which every value occurs; those of `cases.each()` it
   * tries all. The comparisons with the oracle try every pair of values.
   */
  readonly prop: (inputs?: Inputs<A>) => (
    title: string,
    text: CheckText & {
      readonly runs?: number;
      readonly seconds?: number;
      /** Inputs that are tried in every run, beside the generated ones. */
      readonly examples?: GivenInputs<A>;
      /** Instead of the function's own (`ExerciseFunction.dependsOn`). */
      readonly dependsOn?: readonly (keyof A & string)[];
    },
    holds: (args: A, tools: CheckTools<A, R>) => Promise<void>,
  ) => SpecifiedCheck;
  /** Checks of what one long call returns, which is made once for all of them. */
  readonly once: <Reference>(call: LongCall<A, R, Reference>) => DefineLongCheck<R, Reference>;
  /** The oracle's result on generated inputs, and on examples: the function's own by default. */
  readonly oracle: (
    inputs?: Inputs<A>,
    examples?: GivenInputs<A>,
  ) => DefineCheck<CheckText & { readonly runs?: number }>;
  /** PyTorch's results on the committed inputs. */
  readonly fixtures: DefineCheck;
  /** The gradients with respect to the float arguments, except those below the named parameters. */
  readonly gradient: (
    inputs: Inputs<A>,
    examples?: GivenInputs<A>,
  ) => DefineCheck<CheckText & { readonly except?: readonly string[] }>;
}

const PROPERTY_RUNS = 4;
const ORACLE_RUNS = 12;
const GRADIENT_RUNS = 2;

/** Specifies an exported function of an exercise; its checks are then defined one by one. */
export function specify<A extends object, R extends Result>(
  described: ExerciseFunction<A, R>,
): CheckBuilder<A, R> {
  const definition = prepareFunction(described);
  const specified = withoutTypes(definition);
  const depends = dependenceOn(definition);
  const make = (
    kind: CheckKind,
    title: string,
    { id, points, hint, fixedSeed }: CheckText,
    run: Check['run'],
  ): SpecifiedCheck => ({
    ...{ id, title, points, hint, kind, function: definition.name, run, specified },
    ...(fixedSeed === undefined ? {} : { fixedSeed }),
  });
  const onGenerated = (
    { id, fixedSeed = hash(`${definition.name} ${id}`) | 0 }: CheckText,
    {
      inputs = definition.inputs,
      examples = [],
      runs,
      shrinks = true,
    }: {
      readonly inputs?: Inputs<A> | undefined;
      readonly examples?: GivenInputs<A>;
      readonly runs: number;
      readonly shrinks?: boolean;
    },
    holds: (args: A, student: StudentFunction<A, R>) => Promise<void>,
  ): Check['run'] => {
    const generated = (seed: Seed, { fixedSeed: onlyFrom, shrinks: wanted }: GradingContext) => ({
      ...{ inputs, seed, runs, always: onlyFrom ?? fixedSeed, onlyFixed: onlyFrom !== undefined },
      shrinks: shrinks && wanted !== false,
    });
    const sampled = rememberLast((seed: Seed) => [
      ...sampleInputs({ inputs, seed, always: fixedSeed, runs }),
      ...givenInputs(examples),
    ]);
    return (context) => {
      const seed = derivedSeed(context.seed, `${definition.name} ${id}`);
      const from = generated(seed, context);
      const samples = from.onlyFixed ? [...sampleInputs(from), ...givenInputs(examples)] : sampled(seed);
      return runProperty(from, samples, (args, wanted) =>
        holds(args, new StudentFunction(definition, context, args, wanted)),
      );
    };
  };

  return {
    prop:
      (inputs = definition.inputs) =>
      (
        title,
        {
          seconds,
          runs = seconds === undefined ? PROPERTY_RUNS : 1,
          dependsOn = definition.dependsOn,
          examples = [],
          ...text
        },
        holds,
      ) => {
        const sampling = { inputs: fewestOf(inputs), examples, runs, shrinks: seconds === undefined };
        const onInputs = onGenerated(text, sampling, (args, student) => holds(args, toolsFor(student)));
        const run: Check['run'] = async (context) => {
          await onInputs(context);
          await depends(context, dependsOn);
        };
        const check = make('property', title, text, run);
        return seconds === undefined
          ? check
          : { ...check, seconds, run: (context) => run(withTime(context, seconds)) };
      },
    once: (call) => {
      const answer = answersOf(definition, call);
      return (title, text, holds) => ({
        ...make('property', title, text, async (context) => {
          holds(await answer(withTime(context, call.seconds), context));
        }),
        seconds: call.seconds,
      });
    },
    oracle:
      (inputs, examples = definition.examples) =>
      (title, { runs = ORACLE_RUNS, ...text }) =>
        make('oracle', title, text, onGenerated(text, { inputs, examples, runs }, matchesOracle(definition))),
    fixtures: (title, text) => make('fixture', title, text, matchesFixtures(definition)),
    gradient:
      (inputs, examples = []) =>
      (title, { except = [], ...text }) =>
        make(
          'gradient',
          title,
          text,
          onGenerated(text, { inputs, examples, runs: GRADIENT_RUNS }, matchesGradient(definition, except)),
        ),
  };
}

/** Gives each call a time limit of its own. */
const withTime = (context: GradingContext, seconds: number): GradingContext => ({
  ...context,
  request: (body, wanted) => context.request({ ...body, callMs: seconds * 1_000 }, wanted),
});

const withoutTypes = <A, R extends Result>(definition: PreparedFunction<A, R>): SpecifiedFunction => ({
  name: definition.name,
  parameters: definition.parameters,
  uses: definition.uses,
  resultName: definition.resultName,
  generatedInputs: (seed) =>
    definition.diagnosisInputs(seed) as readonly Readonly<Record<string, Argument>>[],
  misconceptions: definition.misconceptions.map((each) => ({
    ...each,
    compute: (args: unknown) => each.compute(args as A),
  })),
  alternatives: definition.pipeline.alternatives.map(({ id, steps }) => ({
    id,
    replaces: stepsReplaced(steps),
  })),
  withMistakes: (ids) => {
    const { pipeline } = definition;
    const compute = withMistakes(
      pipeline,
      pipeline.alternatives.filter(({ id }) => ids.includes(id)),
    );
    return (args) => compute(args as A);
  },
  explain: (seed, compute) => explainResults(definition, seed, (args) => compute(args) as R | undefined),
  diagnose: (context) => diagnose(definition, context),
  indistinguishable: (seed) => indistinguishablePairs(definition, seed),
  oracle: (args) => definition.oracle(args as A),
});

function indistinguishablePairs<A, R extends Result>(
  { oracle, misconceptions, diagnosisInputs }: PreparedFunction<A, R>,
  seed: Seed,
): (readonly [string, string])[] {
  const sampled = diagnosisInputs(seed);
  const ways = [{ id: 'oracle', compute: oracle }, ...misconceptions].map(({ id, compute }) => ({
    id,
    results: sampled.map(compute),
  }));
  return ways.flatMap((one, i) =>
    ways
      .slice(i + 1)
      .filter((other) => !areDistinct(one.results, other.results))
      .map((other) => [one.id, other.id] as const),
  );
}
