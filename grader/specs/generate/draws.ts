import type { Numbers } from '../../engine/inputs';
import { distribution, generate, type GenerateInput } from '../../oracle/generation';
import { at } from '../../oracle/tensor';
import { tokenLogits } from '../../oracle/token-model';

/** The input of a generation whose draws are still to be chosen. */
export type Undrawn = Omit<GenerateInput, 'uniform'>;

/** Draws stay this far from the boundaries between tokens, which rounding may move. */
const DISTANCE = 1e-3;
const CANDIDATES = 20;

/** The cumulative probabilities of the next token, in the order of the tokens. */
function boundaries({ model, options }: Undrawn, tokens: readonly number[]): number[] {
  const logits = tokenLogits(model, tokens.slice(-options.contextLength)).at(-1) ?? [];
  let sum = 0;
  return distribution(logits, options).map((probability) => (sum += probability));
}

/**
 * Adds one draw more than there are tokens. Every draw is 0, or lies clearly inside the interval of
 * a token, so right answers that round in other ways choose the same tokens.
 */
export function withDraws(undrawn: Undrawn, numbers: Numbers): GenerateInput {
  const { prompt, numTokens, options } = undrawn;
  const isZero = numbers.below('zero draws', [numTokens + 1], 6);
  const candidates = numbers.between('draws', [numTokens + 1, CANDIDATES], 0, 1);
  const uniform: number[] = [];
  for (let step = 0; step <= numTokens; step++) {
    if (options.temperature === 0 || at(isZero, step) === 0) {
      uniform.push(0);
      continue;
    }
    const written = generate({ ...undrawn, numTokens: step, uniform: { uniform: [...uniform, 0] } });
    const bounds = [0, ...boundaries(undrawn, [...prompt, ...written.data])];
    const tried = candidates.data.slice(step * CANDIDATES, (step + 1) * CANDIDATES);
    const clear = tried.find((u) => bounds.every((bound) => Math.abs(u - bound) > DISTANCE));
    uniform.push(clear ?? middleOfWidest(bounds));
  }
  return { ...undrawn, uniform: { uniform } };
}

function middleOfWidest(bounds: readonly number[]): number {
  const middles = bounds.slice(1).map((high, i) => {
    const low = bounds[i] ?? 0;
    return { width: high - low, middle: (low + high) / 2 };
  });
  return middles.reduce((widest, each) => (each.width > widest.width ? each : widest)).middle;
}
