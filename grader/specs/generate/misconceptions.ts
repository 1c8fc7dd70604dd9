import type { Condition, Misconception } from '../../engine/exercise';
import { pairsOf, type Half } from '../../engine/pairs';
import { generate as oracle, type GenerateInput } from '../../oracle/generation';
import type { NumericTensor } from '../../oracle/tensor';
import {
  contextMistakes,
  drawMistakes,
  resultMistakes,
  scoreMistakes,
  temperatureMistakes,
  topKMistakes,
  type Mistake,
} from './mistakes';

type Change = Pick<Mistake, 'steps' | 'input'>;

const withChanges = (args: GenerateInput, ...changes: readonly Change[]): NumericTensor =>
  oracle(
    changes.reduce((input, change) => change.input?.(input) ?? input, args),
    Object.assign({}, ...changes.map(({ steps }) => steps)) as Change['steps'],
  );

const halvesOf = (mistakes: readonly Mistake[]): Half<Change>[] =>
  mistakes.flatMap((each) =>
    each.clause === undefined ? [] : [{ id: each.id, clause: each.clause, change: each }],
  );

const pairs = (
  firsts: readonly Mistake[],
  seconds: readonly Mistake[],
): Misconception<GenerateInput, NumericTensor>[] =>
  pairsOf(halvesOf(firsts), halvesOf(seconds), (args: GenerateInput, one: Change, other: Change) =>
    withChanges(args, one, other),
  );

export const misconceptions: readonly Misconception<GenerateInput, NumericTensor>[] = [
  ...[
    ...contextMistakes,
    ...scoreMistakes,
    ...temperatureMistakes,
    ...topKMistakes,
    ...drawMistakes,
    ...resultMistakes,
  ].map(({ id, sentence, hint, ...change }) => ({
    ...{ id, sentence, hint },
    compute: (args: GenerateInput) => withChanges(args, change),
  })),
  ...pairs(contextMistakes, [...temperatureMistakes, ...topKMistakes, ...drawMistakes, ...resultMistakes]),
  ...pairs(temperatureMistakes, [...topKMistakes, ...drawMistakes, ...resultMistakes]),
  ...pairs(scoreMistakes, resultMistakes),
];

export const conditions: readonly Condition<GenerateInput>[] = [
  {
    when: 'at temperature 0',
    otherwise: 'above temperature 0',
    holds: ({ options }) => options.temperature === 0,
  },
  {
    when: 'with topK',
    otherwise: 'without topK',
    holds: ({ options }) => options.topK !== undefined,
  },
  {
    when: 'where the text becomes longer than the context',
    otherwise: 'where all of the text fits into the context',
    holds: ({ prompt, numTokens, options }) => prompt.length + numTokens - 1 > options.contextLength,
  },
];
