import { areDistinct } from '../grader/engine/compare';
import type { Diagnosis, SpecifiedFunction } from '../grader/engine/exercise';
import { ONE_MORE } from '../grader/engine/name-mistakes';
import type { Result } from '../grader/engine/values';
import { uniforms } from '../grader/oracle/random';

/** What a diagnosis made of combinations of mistakes. */
export interface CombinationCounts {
  readonly total: number;
  /** The right mistakes, or simpler ones that nothing tells from them. */
  readonly named: number;
  /** Either/or, or some of the mistakes with the remark that there are more. */
  readonly either: number;
  readonly none: readonly string[];
  /** Each with what was named instead. */
  readonly wrong: readonly string[];
  readonly slowestMs: number;
}

export interface CombinationOptions {
  readonly seed: number;
  /** All if not given. */
  readonly pairs?: number;
  readonly triples: number;
}

/** Plays mistakes of one function alone, in pairs and in triples. */
export function countCombinations(
  graded: SpecifiedFunction,
  { seed, pairs, triples }: CombinationOptions,
): Record<'singles' | 'pairs' | 'triples', CombinationCounts> {
  const ids = graded.alternatives.map(({ id }) => [id]);
  const allPairs = combinable(graded, pairsOf(graded.alternatives.map(({ id }) => id)));
  const draw = uniforms(seed, 'combinations of mistakes');
  return {
    singles: judge(graded, seed, ids),
    pairs: judge(graded, seed, pairs === undefined ? allPairs : drawn(allPairs, pairs, draw)),
    triples: judge(graded, seed, randomTriples(graded, triples, draw)),
  };
}

function judge(
  graded: SpecifiedFunction,
  seed: number,
  combinations: readonly (readonly string[])[],
): CombinationCounts {
  const counts = { total: 0, named: 0, either: 0, none: [] as string[] };
  const wrong: string[] = [];
  let slowestMs = 0;
  for (const ids of combinations) {
    const compute = graded.withMistakes(ids);
    const began = performance.now();
    const finding = graded.explain(seed, compute);
    slowestMs = Math.max(slowestMs, performance.now() - began);
    const diagnosis = finding !== undefined && 'diagnosis' in finding ? finding.diagnosis : undefined;
    if (diagnosis === undefined && isRight(graded, seed, compute)) continue;
    counts.total += 1;
    const name = diagnosis?.misconception;
    if (diagnosis === undefined || name === undefined) counts.none.push(ids.join('+'));
    else if (name.includes('|') || isPartOf(graded, seed, diagnosis, ids)) counts.either += 1;
    else if (fits(graded, seed + 1, name.split('+'), ids)) counts.named += 1;
    else wrong.push(`${ids.join('+')}: named ${name}`);
  }
  return { ...counts, wrong, slowestMs };
}

/**
 * Whether a diagnosis says that there are more mistakes, and names some of those made, or what
 * other inputs show too: several mistakes can have the numbers of others.
 */
function isPartOf(
  graded: SpecifiedFunction,
  seed: number,
  { misconception, sentence }: Diagnosis,
  made: readonly string[],
): boolean {
  if (!sentence.endsWith(ONE_MORE)) return false;
  if (misconception.split('+').every((id) => made.includes(id))) return true;
  const again = graded.explain(seed + 1, graded.withMistakes(made));
  return again !== undefined && 'diagnosis' in again && again.diagnosis.misconception === misconception;
}

/** Whether mistakes cancel each other, so that nobody can see them. */
function isRight(
  { generatedInputs, oracle }: SpecifiedFunction,
  seed: number,
  compute: (args: unknown) => Result | undefined,
): boolean {
  const inputs = generatedInputs(seed);
  return !areDistinct(inputs.map(oracle), inputs.map(compute));
}

/** Whether two sets of mistakes are the same, or give the same numbers on fresh inputs too. */
function fits(
  graded: SpecifiedFunction,
  seed: number,
  named: readonly string[],
  made: readonly string[],
): boolean {
  if ([...named].sort().join() === [...made].sort().join()) return true;
  const compute =
    graded.misconceptions.find(({ id }) => id === named.join('+'))?.compute ?? graded.withMistakes(named);
  const inputs = graded.generatedInputs(seed);
  return !areDistinct(inputs.map(graded.withMistakes(made)), inputs.map(compute));
}

const pairsOf = (ids: readonly string[]): string[][] =>
  ids.flatMap((one, i) => ids.slice(i + 1).map((other) => [one, other]));

function combinable(graded: SpecifiedFunction, combinations: readonly string[][]): string[][] {
  const replaces = new Map(graded.alternatives.map((each) => [each.id, each.replaces]));
  return combinations.filter((ids) => {
    const steps = ids.flatMap((id) => replaces.get(id) ?? []);
    return new Set(steps).size === steps.length;
  });
}

function randomTriples(graded: SpecifiedFunction, count: number, draw: () => number): string[][] {
  const ids = graded.alternatives.map(({ id }) => id);
  if (ids.length < 3) return [];
  const triples: string[][] = [];
  for (let tries = 0; triples.length < count && tries < 20 * count; tries++) {
    const triple = drawn(ids, 3, draw);
    triples.push(...combinable(graded, [triple]));
  }
  return triples;
}

/** Draws without replacement. */
function drawn<T>(from: readonly T[], count: number, draw: () => number): T[] {
  const left = [...from];
  return Array.from({ length: Math.min(count, left.length) }, () =>
    left.splice(Math.floor(draw() * left.length), 1),
  ).flat();
}
