import type * as fc from 'fast-check';
import type { GradingContext } from './context';
import type { Result } from './values';

export type CheckKind = 'property' | 'oracle' | 'fixture' | 'gradient';

/** One thing that is checked, with what it is worth. */
export interface Check {
  readonly id: string;
  /** What holds when it passes, as a sentence. */
  readonly title: string;
  readonly kind: CheckKind;
  readonly points: number;
  /** What to look at when it fails; never the line of code. */
  readonly hint: string;
  /** The exported function it is about. */
  readonly function: string;
  /** Resolves when the check holds. @throws CheckFailure when it does not */
  readonly run: (context: GradingContext) => Promise<void>;
}

/** The oracle with one mistake in it, and what to tell a student whose numbers it gives. */
export interface Misconception<A, R extends Result> {
  readonly id: string;
  /** One sentence on what the numbers look like. */
  readonly sentence: string;
  /** What to think about; never the line of code. */
  readonly hint: string;
  readonly mistaken: (args: A) => R;
}

/** What inputs can have or not have; where that alone decides whether a function is right, the report says so. */
export interface Circumstance<A> {
  /** Completes “right …, wrong …”, for instance “with a mask”. */
  readonly when: string;
  /** The same of the other inputs, for instance “without a mask”. */
  readonly otherwise: string;
  readonly holds: (args: A) => boolean;
}

/** An exported function of an exercise: all that its checks, its diagnosis and its tests are derived from. */
export interface ExerciseFunction<A, R extends Result> {
  readonly name: string;
  readonly parameters: readonly (keyof A & string)[];
  /** What a lone tensor that it returns is called in reports. */
  readonly resultName?: string;
  readonly oracle: (args: A) => R;
  /** Generated inputs on which the misconceptions differ from the oracle and from each other. */
  readonly inputs: fc.Arbitrary<A>;
  readonly misconceptions: readonly Misconception<A, R>[];
  readonly circumstances?: readonly Circumstance<A>[];
  /** Functions of the same file that it may be built from: while one of them is wrong, only the same mistake is named here. */
  readonly uses?: readonly string[];
}

/** A misconception that explains a submission's numbers on every input that was tried. */
export interface Diagnosis {
  readonly misconception: string;
  readonly sentence: string;
  readonly hint: string;
}

/** What was found out about a function whose numbers are wrong: the mistake, or else when they are wrong. */
export type Finding = { readonly diagnosis: Diagnosis } | { readonly circumstances: string };

/** A function of an exercise without its types, as the grading and the tests of the grader handle it. */
export interface GradedFunction {
  readonly name: string;
  readonly uses: readonly string[];
  readonly misconceptions: readonly Misconception<unknown, Result>[];
  /** Names the mistake in a submission's numbers where it is one of the misconceptions, or says when they are wrong. */
  readonly diagnose: (context: GradingContext) => Promise<Finding | undefined>;
  /** Pairs of misconceptions (or one and the oracle) that the inputs of a seed do not tell apart. */
  readonly indistinguishable: (seed: number) => (readonly [string, string])[];
  /** The oracle's result for the arguments of a fixture. */
  readonly oracle: (args: unknown) => Result;
}

export interface ExerciseDefinition {
  readonly id: string;
  readonly title: string;
  readonly functions: readonly GradedFunction[];
  readonly checks: readonly Check[];
}

/** @throws Error when check ids repeat or points are not positive whole numbers: a mistake of ours */
export function defineExercise(definition: ExerciseDefinition): ExerciseDefinition {
  const ids = definition.checks.map(({ id }) => id);
  if (new Set(ids).size !== ids.length) throw new Error(`${definition.id}: two checks have the same id`);
  if (definition.checks.some(({ points }) => !Number.isInteger(points) || points < 1)) {
    throw new Error(`${definition.id}: points are positive whole numbers`);
  }
  return definition;
}
