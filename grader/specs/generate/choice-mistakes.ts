import type { Alternative } from '../../engine/pipeline';
import { byLogit, generateSteps as right, type GenerateSteps } from '../../oracle/generation';
import { softmax } from '../../oracle/linear-algebra';

const ZERO_HINT = 'The limit of low temperatures is the most likely token. It needs no division and no draw.';
const BOLTZMANN_HINT =
  'In a Boltzmann distribution, what is divided by the temperature, and when is the exponential taken?';
const SHARE_HINT = 'Among which tokens is the probability shared out, and in which proportion?';

/** Of equal logits, the higher token first. */
const higherFirst = (logits: readonly number[]): number[] =>
  byLogit(logits.toReversed()).map((token) => logits.length - 1 - token);

/** Temperature 0 is replaced by a small number, or by 1. */
const zeroAs = (temperature: number): Partial<GenerateSteps> => ({
  isGreedy: () => false,
  atTemperature: (logits, given) => right.atTemperature(logits, given === 0 ? temperature : given),
});

export const temperatureAlternatives: readonly Alternative<GenerateSteps>[] = [
  {
    id: 'temperature-multiplied',
    clause: 'the logits are multiplied by the temperature',
    sentence: 'You multiply the logits by the temperature.',
    hint: 'A high temperature must make the probabilities more equal, as in a Boltzmann distribution.',
    steps: { atTemperature: (logits, temperature) => logits.map((logit) => logit * temperature) },
  },
  {
    id: 'temperature-ignored',
    clause: 'the temperature has no effect above 0',
    sentence: 'Above 0, the temperature has no effect on your tokens.',
    hint: 'Where does the temperature enter the probabilities?',
    steps: { atTemperature: (logits) => logits },
  },
  {
    id: 'temperature-twice',
    clause: 'the logits are divided by the temperature twice',
    hint: BOLTZMANN_HINT,
    steps: { atTemperature: (logits, temperature) => logits.map((logit) => logit / temperature ** 2) },
  },
  {
    id: 'temperature-after-softmax',
    clause: 'the probabilities are divided by the temperature, not the logits',
    sentence: 'You divide the probabilities by the temperature, not the logits.',
    hint: BOLTZMANN_HINT,
    steps: {
      atTemperature: (logits) => logits,
      share: (probability, { temperature }) => probability / temperature,
    },
  },
  {
    id: 'temperature-zero-divides',
    clause: 'at temperature 0, the logits are divided by 0',
    sentence: 'At temperature 0, you divide by 0.',
    hint: ZERO_HINT,
    steps: { isGreedy: () => false },
  },
  {
    id: 'temperature-zero-as-one',
    clause: 'a temperature of 0 is taken for 1',
    sentence: 'Your tokens at temperature 0 are those of temperature 1, as if no temperature were given.',
    hint: 'In JavaScript, 0 counts as false. And which token should temperature 0 give?',
    steps: zeroAs(1),
  },
  {
    id: 'temperature-zero-as-tiny',
    clause: 'at temperature 0, a token is drawn at a tiny temperature',
    sentence: 'At temperature 0, you draw at a tiny temperature: among equal logits the draw decides.',
    hint: ZERO_HINT,
    steps: zeroAs(1e-8),
  },
  {
    id: 'always-greedy',
    clause: 'the most likely token is always taken, whatever the temperature is',
    sentence: 'You always take the most likely token, whatever the temperature is.',
    hint: 'Above temperature 0, tokens are drawn.',
    steps: { isGreedy: () => true },
  },
  {
    id: 'greedy-takes-higher-token',
    clause: 'at temperature 0, the higher of two tokens with the same logit is taken',
    sentence: 'At temperature 0, you take the higher of two tokens with the same largest logit.',
    hint: 'Ties go to the lowest token.',
    steps: { likeliest: (logits) => higherFirst(logits)[0] ?? 0 },
  },
  {
    id: 'greedy-takes-the-least',
    clause: 'at temperature 0, the least likely token is taken',
    hint: 'Is the token that you take at the right end of your sorted list?',
    steps: { likeliest: (logits) => byLogit(logits.map((logit) => -logit))[0] ?? 0 },
  },
];

export const topKAlternatives: readonly Alternative<GenerateSteps>[] = [
  {
    id: 'top-k-ignored',
    clause: 'topK has no effect',
    sentence: 'topK has no effect on your tokens.',
    hint: 'Only the topK most likely tokens may be drawn.',
    steps: { limit: (_, vocab) => vocab },
  },
  {
    id: 'top-k-keeps-one-more',
    clause: 'one token too many is kept',
    sentence: 'You keep topK + 1 tokens.',
    hint: 'With topK = 1, how many tokens are left to draw from?',
    steps: { limit: (topK) => topK + 1 },
  },
  {
    id: 'top-k-keeps-one-fewer',
    clause: 'one token too few is kept',
    hint: 'With topK = 1, how many tokens are left to draw from?',
    steps: { limit: (topK) => topK - 1 },
  },
  {
    id: 'top-k-keeps-ties',
    clause: 'every token with the logit of the last one of the topK is kept',
    sentence: 'You keep every token with the logit of the last one of the topK, so sometimes more than topK.',
    hint: 'Of tokens with the same logit, the lower ones are kept first, and topK in all.',
    steps: {
      kept: (logits, ranked, limit) => {
        const least = logits[ranked[Math.min(limit, ranked.length) - 1] ?? 0] ?? 0;
        return logits.map((logit) => logit >= least);
      },
    },
  },
  {
    id: 'top-k-drops-the-last',
    clause: 'only tokens above the logit of the last one of the topK are kept',
    hint: 'Is the last of the topK tokens one of them?',
    steps: {
      kept: (logits, ranked, limit) => {
        const least = logits[ranked[Math.min(limit, ranked.length) - 1] ?? 0] ?? 0;
        return logits.map((logit) => limit >= logits.length || logit > least);
      },
    },
  },
  {
    id: 'top-k-takes-higher-token',
    clause: 'of tokens with the same logit, topK keeps the higher ones',
    sentence: 'Of tokens with the same logit, your topK keeps the higher ones.',
    hint: 'Ties go to the lower token.',
    steps: { ranked: higherFirst },
  },
  {
    id: 'top-k-keeps-the-least',
    clause: 'the topK least likely tokens are kept',
    sentence: 'You keep the topK least likely tokens.',
    hint: 'In which order does your list of tokens start?',
    steps: { ranked: (logits) => byLogit(logits.map((logit) => -logit)) },
  },
  {
    id: 'top-k-keeps-the-first',
    clause: 'the first topK tokens of the vocabulary are kept, not the most likely ones',
    hint: 'By what should the tokens be sorted before you keep some?',
    steps: { ranked: (logits) => logits.map((_, token) => token) },
  },
  {
    id: 'softmax-before-top-k',
    clause: 'the softmax still counts the tokens that topK removes',
    sentence:
      'Your softmax runs over all tokens before topK removes some, so the probabilities that are left do not sum to 1.',
    hint: 'Among which tokens is the probability shared out?',
    steps: {
      hide: (scaled) => scaled,
      adjust: (probabilities, kept) =>
        probabilities.map((probability, token) => (kept[token] === true ? probability : 0)),
    },
  },
  {
    id: 'removed-logits-as-zero',
    clause: 'the tokens that topK removes get a logit of 0, which leaves them a probability',
    hint: 'Which logit gives a probability of 0 after the exponential?',
    steps: { hide: (scaled, isKept) => (isKept ? scaled : 0) },
  },
  {
    id: 'not-normalised',
    clause: 'the exponentials are not divided by their sum',
    hint: 'A draw lies between 0 and 1. What must the probabilities sum to?',
    steps: {
      normalise: (visible) => {
        const largest = Math.max(...visible.filter((value) => value > -Infinity));
        return visible.map((value) => Math.exp(value - largest));
      },
    },
  },
  {
    id: 'softmax-twice',
    clause: 'the softmax is applied twice',
    hint: SHARE_HINT,
    steps: { normalise: (visible) => softmax(softmax(visible)) },
  },
  {
    id: 'equally-likely',
    clause: 'all tokens that are kept are equally likely',
    hint: SHARE_HINT,
    steps: {
      normalise: (visible) => {
        const count = visible.filter((value) => value > -Infinity).length;
        return visible.map((value) => (value > -Infinity ? 1 / count : 0));
      },
    },
  },
];
