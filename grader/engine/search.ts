import { agree, areDistinct, areEnough } from './compare';
import type { NamedMistake } from './name-mistakes';
import { named, stepsReplaced, withMistakes, type Alternative, type Pipeline } from './pipeline';
import type { Result } from './values';

/**
 * More mistakes at once are not looked for: too many combinations explain too few numbers. Three
 * that cancel each other out on some inputs are rare, and looking for them takes as long as
 * everything else.
 */
const MAX_MISTAKES = { keepingExplained: 3, cancelling: 2 };

/**
 * How many results are looked at, at most, for one submission. A number, not a time: the diagnosis
 * is the same on every machine.
 */
const MAX_LOOKED_AT = 100_000;

/**
 * Results of combinations that are kept for the next submission of a class: a few megabytes. Those
 * of single mistakes, which most diagnoses need, are always kept.
 */
const MAX_KEPT = 5_000;

/**
 * Whether the submission returned this on the input with this index; undefined if it threw, as
 * mistakes do that do not fit the shapes of an input.
 */
export type Gave<R extends Result> = (input: number, result: R | undefined) => boolean;

/** Indices of alternatives, ascending. */
type Combination = readonly number[];

/** Results by combination, for each input. */
type Results<R> = readonly Map<string, R | undefined>[];

/** What is looked for. */
interface Wanted<R extends Result> {
  readonly gave: Gave<R>;
  /** The number of mistakes, at most. */
  readonly size: number;
  /**
   * Whether an input that is explained stays as it is: nothing is added that changes its result.
   * Without this, mistakes are found too that cancel each other out on some inputs.
   */
  readonly keepsExplained: boolean;
}

class TooMany extends Error {}

/**
 * Looks for the mistakes behind a submission's numbers: first one, then two, then three at once.
 *
 * It looks at the first input that the mistakes found so far do not explain, in an order in which
 * few mistakes show on the first ones, and adds each mistake that changes the result there.
 */
export class Search<A, R extends Result> {
  /** The order in which the inputs are tried. */
  private readonly order: readonly number[];
  private readonly replaced: readonly (readonly string[])[];
  private readonly kept: Results<R>;
  private numKept = 0;
  /** Those that are kept only until a search has ended. */
  private passing: Results<R>;
  private numLookedAt = 0;

  constructor(
    private readonly pipeline: Pipeline<A, R>,
    private readonly inputs: readonly A[],
    private readonly expected: readonly R[],
    isolating: readonly A[] = [],
  ) {
    this.replaced = pipeline.alternatives.map(({ steps }) => stepsReplaced(steps));
    this.kept = inputs.map(() => new Map());
    this.passing = inputs.map(() => new Map());
    const numShowing = inputs.map(
      (_, input) => pipeline.alternatives.filter((__, each) => this.changes([], each, input)).length,
    );
    const isGenerated = (input: number): number => {
      const args = inputs[input];
      return args !== undefined && isolating.includes(args) ? 0 : 1;
    };
    this.order = inputs
      .map((_, input) => input)
      .sort(
        (one, other) =>
          isGenerated(one) - isGenerated(other) || (numShowing[one] ?? 0) - (numShowing[other] ?? 0),
      );
  }

  /**
   * The combinations of as few mistakes as possible that explain the numbers on every input. Each
   * of their mistakes shows in the numbers.
   */
  find(gave: Gave<R>): (readonly NamedMistake[])[] {
    this.numLookedAt = 0;
    try {
      for (const keepsExplained of [true, false]) {
        const most = keepsExplained ? MAX_MISTAKES.keepingExplained : MAX_MISTAKES.cancelling;
        for (let size = 1; size <= most; size++) {
          const explaining = this.extend([], undefined, { gave, size, keepsExplained }, new Set()).filter(
            (each) => each.length === size && this.isSeen(each) && areEnough(this.results(each)),
          );
          if (explaining.length > 0) return explaining.map((each) => this.alternativesOf(each).map(named));
        }
      }
    } catch (failure) {
      if (!(failure instanceof TooMany)) throw failure;
    } finally {
      this.passing = this.inputs.map(() => new Map());
    }
    return [];
  }

  /** The combinations with these mistakes that explain every input; `tried` are skipped. */
  private extend(
    mistakes: Combination,
    unexplained: number | undefined,
    wanted: Wanted<R>,
    tried: Set<string>,
  ): Combination[] {
    if (tried.has(mistakes.join())) return [];
    tried.add(mistakes.join());
    const input = this.firstUnexplained(mistakes, unexplained, wanted.gave);
    if (input === undefined) return [mistakes];
    if (mistakes.length === wanted.size) return [];
    const kept = wanted.keepsExplained ? this.order.slice(0, this.order.indexOf(input)) : [];
    return this.pipeline.alternatives.flatMap((_, added) =>
      this.combine(mistakes, added) &&
      this.changes(mistakes, added, input) &&
      !kept.some((explained) => this.changes(mistakes, added, explained))
        ? this.extend(withAdded(mistakes, added), input, wanted, tried)
        : [],
    );
  }

  /** An input that these mistakes do not explain; `likely` is tried first. */
  private firstUnexplained(
    mistakes: Combination,
    likely: number | undefined,
    gave: Gave<R>,
  ): number | undefined {
    if (likely !== undefined && !this.gives(mistakes, likely, gave)) return likely;
    return this.order.find((input) => !this.gives(mistakes, input, gave));
  }

  /** Whether one more mistake changes a result. */
  private changes(mistakes: Combination, added: number, input: number): boolean {
    const before = this.result(mistakes, input);
    const after = this.result(withAdded(mistakes, added), input);
    return before === undefined || after === undefined ? before !== after : !agree(before, after);
  }

  /** Whether a mistake replaces none of the steps that these replace. */
  private combine(mistakes: Combination, added: number): boolean {
    const steps = this.replaced[added] ?? [];
    return mistakes.every((each) => !this.replaced[each]?.some((step) => steps.includes(step)));
  }

  private gives(combination: Combination, input: number, gave: Gave<R>): boolean {
    return gave(input, this.result(combination, input));
  }

  /** Whether each mistake changes the results of the others. */
  private isSeen(combination: Combination): boolean {
    const all = this.results(combination);
    return combination.every((each) =>
      areDistinct(all, this.results(combination.filter((other) => other !== each))),
    );
  }

  private results(combination: Combination): (R | undefined)[] {
    return this.inputs.map((_, input) => this.result(combination, input));
  }

  /** Undefined if the mistakes do not fit the shapes of the input. */
  private result(combination: Combination, input: number): R | undefined {
    if (combination.length === 0) return this.expected[input];
    this.numLookedAt += 1;
    if (this.numLookedAt > MAX_LOOKED_AT) throw new TooMany();
    const key = combination.join();
    for (const { [input]: known } of [this.kept, this.passing])
      if (known?.has(key) === true) return known.get(key);
    const result = this.compute(combination, input);
    const isSingle = combination.length === 1;
    const isKept = isSingle || this.numKept < MAX_KEPT;
    if (isKept && !isSingle) this.numKept += 1;
    (isKept ? this.kept : this.passing)[input]?.set(key, result);
    return result;
  }

  private compute(combination: Combination, input: number): R | undefined {
    const args = this.inputs[input];
    return args && withMistakes(this.pipeline, this.alternativesOf(combination))(args);
  }

  private alternativesOf(combination: Combination): Alternative<object>[] {
    return combination.flatMap((each) => this.pipeline.alternatives[each] ?? []);
  }
}

const withAdded = (mistakes: Combination, added: number): Combination =>
  [...mistakes, added].sort((a, b) => a - b);
