/** A text as a walk: each step writes the token of an edge and follows it. */
export interface Edge {
  readonly token: number;
  readonly probability: number;
  /** The name of the next state. */
  readonly next: string;
}

/**
 * A deterministic automaton with probabilities: the edges of a state have different tokens, and
 * their probabilities sum to 1. A sentence is a walk from `start` back to it.
 */
export interface Automaton {
  readonly start: string;
  readonly edges: ReadonlyMap<string, readonly Edge[]>;
}

/** Probabilities of states; they sum to 1. */
export type Belief = ReadonlyMap<string, number>;

/** @throws RangeError if there is no such state */
export function edgesOf(automaton: Automaton, state: string): readonly Edge[] {
  const edges = automaton.edges.get(state);
  if (edges === undefined) throw new RangeError(`the automaton has no state "${state}"`);
  return edges;
}

/** The number of tokens in an average sentence. */
export const meanLength = (automaton: Automaton): number => sum(visits(automaton).values());

/** The state at a random place of an endless text, each place being equally likely. */
export function anywhere(automaton: Automaton): Belief {
  const length = meanLength(automaton);
  return new Map([...visits(automaton)].map(([state, probability]) => [state, probability / length]));
}

/**
 * The probability that a sentence visits each state. No walk visits a state twice before it
 * returns to the start, so one pass in the order of the states' definition is enough.
 * @throws RangeError if an edge leads back to an earlier state other than the start
 */
function visits(automaton: Automaton): Map<string, number> {
  const visited = new Map([...automaton.edges.keys()].map((state) => [state, 0]));
  visited.set(automaton.start, 1);
  const done = new Set<string>([automaton.start]);
  for (const [state, edges] of automaton.edges) {
    done.add(state);
    for (const { probability, next } of edges) {
      if (next === automaton.start) continue;
      if (done.has(next)) throw new RangeError(`an edge leads from "${state}" back to "${next}"`);
      visited.set(next, (visited.get(next) ?? 0) + (visited.get(state) ?? 0) * probability);
    }
  }
  return visited;
}

export const sum = (values: Iterable<number>): number => {
  let total = 0;
  for (const value of values) total += value;
  return total;
};
