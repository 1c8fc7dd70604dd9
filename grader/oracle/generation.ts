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
}

/**
 * The steps of generation that can go wrong. The defaults are correct; a misconception is the
 * oracle with some steps replaced.
 */
export interface GenerateSteps {
  /** The tokens that the model is given. */
  readonly context: (
    tokens: readonly number[],
    place: TokenPlace,
    prompt: readonly number[],
  ) => readonly number[];
  /** The logits that score the next token, from those of all positions. */
  readonly scores: (logits: readonly (readonly number[])[]) => readonly number[];
  /** Whether nothing is drawn. */
  readonly isGreedy: (options: SamplingOptions) => boolean;
  readonly likeliest: (logits: readonly number[]) => number;
  readonly atTemperature: (logits: readonly number[], temperature: number) => readonly number[];
  /** Which tokens may be drawn. */
  readonly kept: (logits: readonly number[], topK: number) => readonly boolean[];
  /** The probability of each token; 0 for those that are not kept. */
  readonly probabilities: (
    scaled: readonly number[],
    kept: readonly boolean[],
    options: SamplingOptions,
  ) => readonly number[];
  /** The number of the draw that chooses a token. */
  readonly draw: (written: number) => number;
  /** The token for a draw u in [0, 1). */
  readonly pick: (probabilities: readonly number[], u: number, options: SamplingOptions) => number;
  /** What is returned. */
  readonly result: (written: readonly number[], prompt: readonly number[]) => readonly number[];
}

/** All tokens, the largest logit first and the lower token first among equal ones. */
export const byLogit = (logits: readonly number[]): number[] =>
  logits.map((_, token) => token).sort((a, b) => (logits[b] ?? NaN) - (logits[a] ?? NaN) || a - b);

/** softmax over the kept tokens. */
const softmaxOfKept = (scaled: readonly number[], kept: readonly boolean[]): number[] =>
  softmax(scaled.map((value, token) => (kept[token] === true ? value : -Infinity)));

/** The last token with a probability above 0. */
const lastPossible = (probabilities: readonly number[]): number =>
  probabilities.findLastIndex((probability) => probability !== 0);

/** The first token of which `isChosen` says so of the cumulative probability. */
export const pickWhere =
  (isChosen: (cumulative: number, u: number) => boolean): GenerateSteps['pick'] =>
  (probabilities, u) => {
    let reached = 0;
    const found = probabilities.findIndex((probability) => isChosen((reached += probability), u));
    return found === -1 ? lastPossible(probabilities) : found;
  };

export const generateSteps: GenerateSteps = {
  context: (tokens, { options }) => tokens.slice(-options.contextLength),
  scores: (logits) => logits.at(-1) ?? [],
  isGreedy: ({ temperature }) => temperature === 0,
  likeliest: (logits) => byLogit(logits)[0] ?? 0,
  atTemperature: (logits, temperature) => logits.map((logit) => logit / temperature),
  kept: (logits, topK) => {
    const first = new Set(byLogit(logits).slice(0, topK));
    return logits.map((_, token) => first.has(token));
  },
  probabilities: softmaxOfKept,
  draw: (written) => written,
  pick: pickWhere((cumulative, u) => cumulative > u),
  result: (written) => written,
};

/** The tokens that a model writes after a prompt, as a list of plain numbers. */
export function generate(input: GenerateInput, steps: Partial<GenerateSteps> = {}): NumericTensor {
  const { model, prompt, numTokens, options, uniform } = input;
  const pipeline = { ...generateSteps, ...steps };
  const written: number[] = [];
  while (written.length < numTokens) {
    const place = { options, written: written.length };
    const context = pipeline.context([...prompt, ...written], place, prompt);
    written.push(next(pipeline, pipeline.scores(tokenLogits(model, context)), place, uniform.uniform));
  }
  return plainNumbers(pipeline.result(written, prompt));
}

function next(
  pipeline: GenerateSteps,
  logits: readonly number[],
  { options, written }: TokenPlace,
  draws: readonly number[],
): number {
  if (pipeline.isGreedy(options)) return pipeline.likeliest(logits);
  const u = draws[pipeline.draw(written) % draws.length] ?? 0;
  return pipeline.pick(distribution(logits, options, pipeline), u, options);
}

/** The probabilities of the next token, from its logits. */
export const distribution = (
  logits: readonly number[],
  options: SamplingOptions,
  pipeline: GenerateSteps = generateSteps,
): readonly number[] =>
  pipeline.probabilities(
    pipeline.atTemperature(logits, options.temperature),
    pipeline.kept(logits, options.topK ?? logits.length),
    options,
  );
