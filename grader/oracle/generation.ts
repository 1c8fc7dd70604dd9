import { softmax } from './linear-algebra';
import { plainNumbers, type NumericTensor } from './tensor';
import { tokenLogits, type TokenModel } from './token-model';

export interface SamplingOptions {
  readonly temperature: number;
  readonly topK?: number | undefined;
  readonly contextLength: number;
}

export interface GenerateInput {
  readonly model: TokenModel;
  /** A list of numbers for the student. */
  readonly prompt: readonly number[];
  readonly numTokens: number;
  readonly options: SamplingOptions;
  /** The draws of the uniform source, in order; after the last, it starts again. */
  readonly uniform: { readonly uniform: readonly number[] };
}

/** What the steps know of the token that is chosen. */
export interface TokenPlace {
  readonly options: SamplingOptions;
  /** How many tokens were written before. */
  readonly written: number;
  readonly promptLength: number;
}

/**
 * The steps of generation that can go wrong, in order. The defaults are correct; a mistake is the
 * oracle with some steps replaced.
 */
export interface GenerateSteps {
  /** How many tokens are written. */
  readonly count: (numTokens: number, prompt: readonly number[], options: SamplingOptions) => number;
  /** The text so far. */
  readonly text: (prompt: readonly number[], written: readonly number[]) => readonly number[];
  /** The tokens of the text that the model is given. */
  readonly context: (text: readonly number[], place: TokenPlace) => readonly number[];
  /** The logits that score the next token, from those of all positions. */
  readonly scores: (logits: readonly (readonly number[])[]) => readonly number[];
  /** Whether nothing is drawn. */
  readonly isGreedy: (options: SamplingOptions) => boolean;
  readonly likeliest: (logits: readonly number[]) => number;
  readonly atTemperature: (logits: readonly number[], temperature: number) => readonly number[];
  /** How many tokens may be drawn, with topK. */
  readonly limit: (topK: number, vocab: number) => number;
  /** The tokens in the order in which they may be drawn. */
  readonly ranked: (logits: readonly number[]) => readonly number[];
  /** Which tokens may be drawn. */
  readonly kept: (logits: readonly number[], ranked: readonly number[], limit: number) => readonly boolean[];
  /** What the softmax gets for a token. */
  readonly hide: (scaled: number, isKept: boolean) => number;
  readonly normalise: (visible: readonly number[]) => readonly number[];
  /** Probabilities to probabilities, after the softmax. */
  readonly adjust: (probabilities: readonly number[], kept: readonly boolean[]) => readonly number[];
  /** The probability that is added up. */
  readonly share: (probability: number, options: SamplingOptions) => number;
  /** The number of the draw that chooses a token. */
  readonly draw: (written: number) => number;
  /** The tokens in the order in which their probabilities are added up. */
  readonly order: (probabilities: readonly number[], options: SamplingOptions) => readonly number[];
  /** The place in the order for a draw u in [0, 1). */
  readonly pick: (probabilities: readonly number[], u: number) => number;
  /** The token that stands at a place. */
  readonly tokenAt: (place: number, order: readonly number[]) => number;
  /** What is returned. */
  readonly result: (
    written: readonly number[],
    prompt: readonly number[],
    options: SamplingOptions,
  ) => readonly number[];
}

/** All tokens, the largest logit first and the lower token first among equal ones. */
export const byLogit = (logits: readonly number[]): number[] =>
  logits.map((_, token) => token).sort((a, b) => (logits[b] ?? NaN) - (logits[a] ?? NaN) || a - b);

/** The last place with a probability above 0. */
export const lastPossible = (probabilities: readonly number[]): number =>
  probabilities.findLastIndex((probability) => probability !== 0);

/** The first place of which `isChosen` says so of the cumulative probability. */
export const pickWhere =
  (isChosen: (cumulative: number, u: number) => boolean): GenerateSteps['pick'] =>
  (probabilities, u) => {
    let reached = 0;
    const found = probabilities.findIndex((probability) => isChosen((reached += probability), u));
    return found === -1 ? lastPossible(probabilities) : found;
  };

export const generateSteps: GenerateSteps = {
  count: (numTokens) => numTokens,
  text: (prompt, written) => [...prompt, ...written],
  context: (text, { options }) => text.slice(-options.contextLength),
  scores: (logits) => logits.at(-1) ?? [],
  isGreedy: ({ temperature }) => temperature === 0,
  likeliest: (logits) => byLogit(logits)[0] ?? 0,
  atTemperature: (logits, temperature) => logits.map((logit) => logit / temperature),
  limit: (topK) => topK,
  ranked: byLogit,
  kept: (logits, ranked, limit) => {
    const first = new Set(ranked.slice(0, limit));
    return logits.map((_, token) => first.has(token));
  },
  hide: (scaled, isKept) => (isKept ? scaled : -Infinity),
  normalise: softmax,
  adjust: (probabilities) => probabilities,
  share: (probability) => probability,
  draw: (written) => written,
  order: (probabilities) => probabilities.map((_, token) => token),
  pick: pickWhere((cumulative, u) => cumulative > u),
  tokenAt: (place, order) => order[place] ?? 0,
  result: (written) => written,
};

/**
 * The tokens that a model writes after a prompt, as a list of plain numbers.
 *
 * @throws RangeError if a mistake leaves nothing to ask the model about
 */
export function generate(input: GenerateInput, changed: Partial<GenerateSteps> = {}): NumericTensor {
  const { model, prompt, numTokens, options, uniform } = input;
  const steps = { ...generateSteps, ...changed };
  const count = steps.count(numTokens, prompt, options);
  const written: number[] = [];
  while (written.length < count) {
    const place = { options, written: written.length, promptLength: prompt.length };
    const context = steps.context(steps.text(prompt, written), place);
    const logits = steps.scores(tokenLogits(model, context));
    if (logits.length === 0) throw new RangeError('there are no logits');
    written.push(next(steps, logits, place, uniform.uniform));
  }
  return plainNumbers(steps.result(written, prompt, options));
}

function next(
  steps: GenerateSteps,
  logits: readonly number[],
  { options, written }: TokenPlace,
  draws: readonly number[],
): number {
  if (steps.isGreedy(options)) return steps.likeliest(logits);
  const u = draws[steps.draw(written) % draws.length] ?? 0;
  const probabilities = distribution(logits, options, steps);
  const order = steps.order(probabilities, options);
  const shares = order.map((token) => steps.share(probabilities[token] ?? NaN, options));
  return steps.tokenAt(steps.pick(shares, u), order);
}

/** The probabilities of the next token, from its logits; 0 for tokens that are not kept. */
export function distribution(
  logits: readonly number[],
  options: SamplingOptions,
  steps: GenerateSteps = generateSteps,
): readonly number[] {
  const scaled = steps.atTemperature(logits, options.temperature);
  const { topK } = options;
  const limit = topK === undefined ? logits.length : steps.limit(topK, logits.length);
  const kept = steps.kept(logits, steps.ranked(logits), limit);
  const visible = scaled.map((value, token) => steps.hide(value, kept[token] === true));
  return steps.adjust(steps.normalise(visible), kept);
}
