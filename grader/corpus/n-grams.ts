import { edgesOf, sum, type Automaton, type Belief } from './automaton';

/** The joint probabilities of a context and the token after it: by context, then by token. */
export type Joint = Map<string, Map<number, number>>;

/** Probable windows that share their last tokens and their state. */
interface Track {
  readonly history: readonly number[];
  readonly state: string;
  readonly weight: number;
}

export interface NGramOptions {
  readonly automaton: Automaton;
  /** The state at the start of a window. */
  readonly start: Belief;
  /** The tokens in a window; all but the first are predicted. */
  readonly length: number;
  /** The number of tokens that the predictor sees: 0 for a unigram, 1 for a bigram. */
  readonly order: number;
}

/**
 * For each predicted place of a window, the exact joint probabilities of the token there and of up
 * to `order` tokens before it. Contexts never reach back beyond the window.
 */
export function jointAtPlaces({ automaton, start, length, order }: NGramOptions): Joint[] {
  let tracks: Track[] = [...start].map(([state, weight]) => ({ history: [], state, weight }));
  const places: Joint[] = [];
  for (let place = 0; place < length; place++) {
    const joint: Joint = new Map();
    const next = new Map<string, Track>();
    for (const { history, state, weight } of tracks) {
      for (const edge of edgesOf(automaton, state)) {
        const probability = weight * edge.probability;
        addTo(joint, contextOf(history), edge.token, probability);
        const longer = order === 0 ? [] : [...history, edge.token].slice(-order);
        const key = `${contextOf(longer)} in ${edge.next}`;
        const before = next.get(key)?.weight ?? 0;
        next.set(key, { history: longer, state: edge.next, weight: before + probability });
      }
    }
    if (place > 0) places.push(joint);
    tracks = [...next.values()];
  }
  return places;
}

/** The mean of joint probabilities: those at a place that is drawn at random. */
export function pooled(places: readonly Joint[]): Joint {
  const mean: Joint = new Map();
  for (const joint of places) {
    for (const [context, tokens] of joint) {
      for (const [token, probability] of tokens) {
        addTo(mean, context, token, probability / places.length);
      }
    }
  }
  return mean;
}

/** The entropy of the token given its context, in nats: the loss of the best table. */
export function conditionalEntropy(joint: Joint): number {
  let entropy = 0;
  for (const tokens of joint.values()) {
    const total = sum(tokens.values());
    for (const probability of tokens.values()) entropy -= probability * Math.log(probability / total);
  }
  return entropy;
}

/** The probability of a token after a context, in the best table; 0 if they never meet. */
export function probabilityIn(joint: Joint, context: readonly number[], token: number): number {
  const tokens = joint.get(contextOf(context));
  return tokens === undefined ? 0 : (tokens.get(token) ?? 0) / sum(tokens.values());
}

const contextOf = (tokens: readonly number[]): string => tokens.join(' ');

function addTo(joint: Joint, context: string, token: number, probability: number): void {
  const tokens = joint.get(context) ?? new Map<number, number>();
  tokens.set(token, (tokens.get(token) ?? 0) + probability);
  joint.set(context, tokens);
}
