import { edgesOf, type Automaton, type Belief, type Edge } from './automaton';

/** A source of uniform numbers in [0, 1). */
export type Uniform = () => number;

/** One sentence, from the first word to the stop. */
export function sampleSentence(automaton: Automaton, uniform: Uniform): number[] {
  const sentence: number[] = [];
  let state = automaton.start;
  do {
    const edge = pickEdge(edgesOf(automaton, state), uniform);
    sentence.push(edge.token);
    state = edge.next;
  } while (state !== automaton.start);
  return sentence;
}

/** The `length` tokens that follow a state. */
export function sampleWindow(automaton: Automaton, from: string, length: number, uniform: Uniform): number[] {
  let state = from;
  return Array.from({ length }, () => {
    const edge = pickEdge(edgesOf(automaton, state), uniform);
    state = edge.next;
    return edge.token;
  });
}

/** A state, with the probabilities of a belief. */
export const sampleState = (belief: Belief, uniform: Uniform): string =>
  pick([...belief], ([, probability]) => probability, uniform)[0];

const pickEdge = (edges: readonly Edge[], uniform: Uniform): Edge =>
  pick(edges, ({ probability }) => probability, uniform);

/**
 * The first choice whose cumulative probability exceeds a uniform number. A single choice draws
 * nothing. Only sums and comparisons of float64 numbers decide, so all machines pick the same.
 * @throws RangeError if there is no choice
 */
function pick<T>(choices: readonly T[], probabilityOf: (choice: T) => number, uniform: Uniform): T {
  const last = choices.at(-1);
  if (last === undefined) throw new RangeError('nothing to pick from');
  if (choices.length === 1) return last;
  let rest = uniform();
  for (const choice of choices) {
    rest -= probabilityOf(choice);
    if (rest < 0) return choice;
  }
  return last;
}
