import type { Backend } from '../sandbox/protocol';
import type { GradingContext } from './context';
import type { GivenInputs } from './inputs';
import type { NamedMistake } from './name-mistakes';
import type { Pipeline } from './pipeline';
import type { Inputs } from './covering';
import type { Argument, Result } from './values';
import type { Seed } from '../oracle/random';

export type CheckKind = 'property' | 'oracle' | 'fixture' | 'gradient';

/** What every check has beside its title. */
export interface CheckText {
  readonly id: string;
  readonly points: number;
  readonly hint: string;
  /**
   * The seed of the inputs that are the same in every run; a hash of the id if absent. Give the one
   * that `npm run fixed-inputs` proposes.
   */
  readonly fixedSeed?: number;
}

/** One thing that is checked, and what it is worth. */
export interface Check {
  readonly id: string;
  /** What holds when the check passes, as a sentence. */
  readonly title: string;
  readonly kind: CheckKind;
  readonly points: number;
  /** What to look at when it fails; never the line of code. */
  readonly hint: string;
  /** The exported function that it is about. */
  readonly function: string;
  /**
   * The time of one call of the function, if the usual 2 s are not enough; at least ten times what
   * a right answer takes on two cores. Such checks run last, and only if all others pass.
   */
  readonly seconds?: number;
  /** As in `CheckText`. */
  readonly fixedSeed?: number;
  /** Resolves if the check holds. @throws CheckFailure if it does not */
  readonly run: (context: GradingContext) => Promise<void>;
}

/** A check with the specification of its function. */
export interface SpecifiedCheck extends Check {
  readonly specified: SpecifiedFunction;
}

/** A mistake that students make, with what to tell a student whose numbers show it. */
export interface Misconception<A, R extends Result> extends NamedMistake {
  /** The oracle with this mistake in it; undefined where it does not fit an input's shapes. */
  readonly compute: (args: A) => R | undefined;
}

/**
 * A condition on inputs, such as “with a mask”. If a function is wrong only when it holds, or only
 * when it does not, the report says so.
 */
export interface Condition<A> {
  /** Completes “right …, wrong …”, for instance “with a mask”. */
  readonly when: string;
  /** The opposite, for instance “without a mask”. */
  readonly otherwise: string;
  readonly holds: (args: A) => boolean;
}

/**
 * An exported function of an exercise: its checks, its diagnosis and its tests follow from this.
 */
export interface ExerciseFunction<A, R extends Result> {
  readonly name: string;
  readonly parameters: readonly (keyof A & string)[];
  /** The name of the tensor that it returns, in reports; for a function that returns one tensor. */
  readonly resultName?: string;
  /** The right result in float64. */
  readonly oracle: (args: A) => R;
  /** Generated inputs on which the misconceptions differ from the oracle and from each other. */
  readonly inputs: Inputs<A>;
  /**
   * Inputs that every seed tries as well, in the comparison with the oracle and in a diagnosis:
   * rare circumstances that decide whether a function is right. A mistake is named only if it shows
   * on two inputs, so a circumstance needs two.
   */
  readonly examples?: GivenInputs<A>;
  /**
   * The oracle as a pipeline of steps: a diagnosis looks for what can go wrong in them, alone and
   * together.
   */
  readonly pipeline?: Pipeline<A, R>;
  /**
   * Inputs for a diagnosis alone, on which few steps matter: they keep the search among the
   * pipeline's mistakes short.
   */
  readonly isolating?: GivenInputs<A>;
  /** Mistakes that are not in the pipeline: they combine with no other. */
  readonly misconceptions?: readonly Misconception<A, R>[];
  readonly conditions?: readonly Condition<A>[];
  /**
   * Functions in the same file that this one may call. If one of them returns wrong numbers, a
   * mistake is named here only if it is also the one named there.
   */
  readonly uses?: readonly string[];
  /**
   * The parameters on which the result must depend before a property counts, so that zeros, or an
   * argument returned as it is, have no property by accident. Leave out what a partly right answer
   * may ignore, such as a mask.
   */
  readonly dependsOn?: readonly string[];
}

/** What explains a submission's numbers on every input that was tried. */
export interface Diagnosis {
  /** The mistake's id; `a+b` for two at once, `a|b` for either of two. */
  readonly misconception: string;
  readonly sentence: string;
  readonly hint: string;
  /** The mistakes that are certain, if there are several at once. */
  readonly parts?: readonly { readonly misconception: string; readonly sentence: string }[];
}

/**
 * What a diagnosis of wrong numbers found: the mistake, or else when they are wrong. A hint
 * replaces those of the checks.
 */
export type Finding =
  { readonly diagnosis: Diagnosis } | { readonly circumstances: string; readonly hint?: string };

/** A function of an exercise without its types, as the judge and the tests use it. */
export interface SpecifiedFunction {
  readonly name: string;
  /** In order. */
  readonly parameters: readonly string[];
  readonly uses: readonly string[];
  /** The name of the tensor that it returns, for a function that returns one tensor. */
  readonly resultName: string;
  /** Generated arguments, by the names of the parameters. */
  readonly generatedInputs: (seed: Seed) => readonly Readonly<Record<string, Argument>>[];
  readonly misconceptions: readonly Misconception<unknown, Result>[];
  /** The mistakes of the pipeline, which a student can make together. */
  readonly alternatives: readonly { readonly id: string; readonly replaces: readonly string[] }[];
  /** The function with these mistakes in it; undefined where they do not fit an input's shapes. */
  readonly withMistakes: (ids: readonly string[]) => (args: unknown) => Result | undefined;
  /** What a diagnosis says of a function that computes these results. */
  readonly explain: (seed: Seed, compute: (args: unknown) => Result | undefined) => Finding | undefined;
  /** Names the misconception behind a submission's wrong numbers, or says when they are wrong. */
  readonly diagnose: (context: GradingContext) => Promise<Finding | undefined>;
  /** Pairs of misconceptions (or one and the oracle) that a seed's inputs do not tell apart. */
  readonly indistinguishable: (seed: Seed) => (readonly [string, string])[];
  /** The oracle's result for the arguments of a fixture. */
  readonly oracle: (args: unknown) => Result;
}

/** What an exercise takes. Both are estimates, for planning. */
export interface Effort {
  /** For a student who has read the README and knows tfjs a little. */
  readonly minutes: number;
  /** 1: a few lines; 2: several steps; 3: several ideas that must fit together. */
  readonly difficulty: 1 | 2 | 3;
}

export interface ExerciseDefinition {
  readonly id: string;
  readonly title: string;
  readonly effort: Effort;
  /** What tfjs computes with in this exercise; `cpu` if absent. */
  readonly backend?: Backend;
  /** In the order in which the checks first mention them. */
  readonly functions: readonly SpecifiedFunction[];
  readonly checks: readonly Check[];
}

/**
 * @param backend `wasm` for an exercise that trains a model: five times as fast, but starting takes
 *   longer, and tensors that nobody disposes of are never collected
 * @throws Error if check ids repeat, or points are not positive whole numbers
 */
export function defineExercise({
  id,
  title,
  effort,
  backend = 'cpu',
  checks,
}: {
  readonly id: string;
  readonly title: string;
  readonly effort: Effort;
  readonly backend?: Backend;
  readonly checks: readonly SpecifiedCheck[];
}): ExerciseDefinition {
  const ids = checks.map((check) => check.id);
  if (new Set(ids).size !== ids.length) throw new Error(`${id}: two checks have the same id`);
  if (checks.some(({ points }) => !Number.isInteger(points) || points < 1)) {
    throw new Error(`${id}: points are positive whole numbers`);
  }
  return {
    id,
    title,
    effort,
    backend,
    checks,
    functions: [...new Set(checks.map(({ specified }) => specified))],
  };
}
