import { anywhere, edgesOf, sum, type Automaton, type Belief } from './automaton';

/** The tokens that may come next, with their probabilities. */
export function predict(automaton: Automaton, belief: Belief): Map<number, number> {
  const tokens = new Map<number, number>();
  for (const [state, weight] of belief) {
    for (const { token, probability } of edgesOf(automaton, state)) {
      tokens.set(token, (tokens.get(token) ?? 0) + weight * probability);
    }
  }
  return tokens;
}

/**
 * The belief after a token has been seen, by Bayes' theorem.
 * @throws RangeError if the token has probability 0
 */
export function observe(automaton: Automaton, belief: Belief, seen: number): Belief {
  const next = new Map<string, number>();
  for (const [state, weight] of belief) {
    for (const { token, probability, next: target } of edgesOf(automaton, state)) {
      if (token === seen) next.set(target, (next.get(target) ?? 0) + weight * probability);
    }
  }
  const total = sum(next.values());
  if (total === 0) throw new RangeError(`token ${String(seen)} cannot come here`);
  return new Map([...next].map(([state, weight]) => [state, weight / total]));
}

/**
 * The least loss that is possible, in nats for each predicted token of a window of `length`
 * tokens: the mean over places t ≥ 1 of the entropy of token t given tokens 0 … t − 1. Exact, by
 * dynamic programming over what a reader can believe about the state.
 */
export function optimum(automaton: Automaton, start: Belief, length: number): number {
  let readers: readonly Reader[] = [{ belief: start, weight: 1 }];
  let total = 0;
  for (let place = 0; place < length; place++) {
    const next = new Map<string, Reader>();
    for (const { belief, weight } of readers) {
      const tokens = predict(automaton, belief);
      if (place > 0) total += weight * entropy(tokens.values());
      for (const [token, probability] of tokens) {
        const after = observe(automaton, belief, token);
        const key = keyOf(after);
        const before = next.get(key)?.weight ?? 0;
        next.set(key, { belief: after, weight: before + weight * probability });
      }
    }
    readers = [...next.values()];
  }
  return total / (length - 1);
}

/**
 * The entropy of an endless text, in nats for each token. It is the loss of a reader who knows the
 * state. Without the state, the start of a window costs a little more.
 */
export const entropyRate = (automaton: Automaton): number =>
  sum([...anywhere(automaton)].map(([state, weight]) => weight * entropy(probabilitiesOf(automaton, state))));

const probabilitiesOf = (automaton: Automaton, state: string): number[] =>
  edgesOf(automaton, state).map(({ probability }) => probability);

/** Readers who have seen different tokens and believe the same. */
interface Reader {
  readonly belief: Belief;
  readonly weight: number;
}

/** Beliefs that differ only by rounding have the same key. */
const keyOf = (belief: Belief): string =>
  [...belief]
    .map(([state, weight]) => `${state}=${weight.toFixed(10)}`)
    .sort()
    .join();

function entropy(probabilities: Iterable<number>): number {
  let total = 0;
  for (const p of probabilities) if (p > 0) total -= p * Math.log(p);
  return total;
}
