import type { Misconception } from './exercise';
import { capitalised, type NamedMistake } from './name-mistakes';
import type { Result } from './values';

/**
 * One mistake as the steps of an oracle that it replaces. Mistakes that replace different steps
 * combine, as a student can make them all.
 */
export interface Alternative<Steps extends object> {
  readonly id: string;
  /** A main clause in lower case without a full stop: “the softmax runs over the queries”. */
  readonly clause: string;
  /** One sentence on what the numbers look like; the clause as a sentence if absent. */
  readonly sentence?: string;
  /** What to think about; never the line of code. */
  readonly hint: string;
  readonly steps: Partial<Steps>;
}

/** An oracle as a pipeline of steps, with what can go wrong in each of them. */
export interface Pipeline<A, R extends Result> {
  readonly alternatives: readonly Alternative<object>[];
  /** The oracle with some steps replaced. */
  readonly compute: (args: A, steps: object) => R;
}

/** A pipeline without the type of its steps. */
export const pipelineOf = <A, R extends Result, Steps extends object>(
  compute: (args: A, steps: Partial<Steps>) => R,
  alternatives: readonly Alternative<Steps>[],
): Pipeline<A, R> => ({ alternatives, compute: (args, steps) => compute(args, steps) });

/** The oracle with these mistakes in it; undefined where they do not fit an input's shapes. */
export function withMistakes<A, R extends Result>(
  { compute }: Pipeline<A, R>,
  mistakes: readonly Alternative<object>[],
): (args: A) => R | undefined {
  const steps = mergeSteps(mistakes.map((each) => each.steps));
  return (args) => {
    try {
      return compute(args, steps);
    } catch (failure) {
      if (failure instanceof RangeError) return undefined;
      throw failure;
    }
  };
}

/** Each alternative alone. */
export const singlesOf = <A, R extends Result>(pipeline: Pipeline<A, R>): Misconception<A, R>[] =>
  pipeline.alternatives.map((each) => ({ ...named(each), compute: withMistakes(pipeline, [each]) }));

/** What is said of an alternative. */
export const named = ({
  id,
  clause,
  sentence = `${capitalised(clause)}.`,
  hint,
}: Alternative<object>): NamedMistake => ({
  ...{ id, clause, sentence, hint },
});

/** The paths of the steps that an alternative replaces: groups of steps may be nested. */
export const stepsReplaced = (steps: object, path = ''): string[] =>
  Object.entries(steps).flatMap(([name, step]) =>
    isGroup(step) ? stepsReplaced(step, `${path}${name}.`) : [`${path}${name}`],
  );

/** All replacements together; they replace different steps. */
export const mergeSteps = (parts: readonly object[]): object => {
  const merged: Record<string, unknown> = {};
  for (const part of parts) {
    for (const [name, step] of Object.entries(part) as [string, unknown][]) {
      const known = merged[name];
      merged[name] = isGroup(step) && isGroup(known) ? mergeSteps([known, step]) : step;
    }
  }
  return merged;
};

const isGroup = (step: unknown): step is object =>
  typeof step === 'object' && step !== null && Object.getPrototypeOf(step) === Object.prototype;
