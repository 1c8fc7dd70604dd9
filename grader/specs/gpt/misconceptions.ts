import type { Condition, Misconception } from '../../engine/exercise';
import { pairsOf, type Half } from '../../engine/pairs';
import type { GptInput } from '../../oracle/gpt';
import { dim, type NumericTensor } from '../../oracle/tensor';
import { severalHeads } from '../shared/conditions';
import {
  blockMistakes,
  embeddingMistakes,
  endMistakes,
  maskMistakes,
  positionMistakes,
  type Mistake,
} from './mistakes';
import { both, variant, type Variant } from './variants';

const halvesOf = (mistakes: readonly Mistake[]): Half<Variant>[] =>
  mistakes.flatMap((each) =>
    each.clause === undefined ? [] : [{ id: each.id, clause: each.clause, change: each }],
  );

const pairs = (
  firsts: readonly Mistake[],
  seconds: readonly Mistake[],
): Misconception<GptInput, NumericTensor>[] =>
  pairsOf(halvesOf(firsts), halvesOf(seconds), (args: GptInput, one: Variant, other: Variant) =>
    variant(both(one, other))(args),
  );

export const misconceptions: readonly Misconception<GptInput, NumericTensor>[] = [
  ...[...positionMistakes, ...embeddingMistakes, ...maskMistakes, ...blockMistakes, ...endMistakes].map(
    ({ id, sentence, hint, ...change }) => ({ id, sentence, hint, compute: variant(change) }),
  ),
  ...pairs(positionMistakes, [...embeddingMistakes, ...maskMistakes, ...blockMistakes, ...endMistakes]),
  ...pairs(maskMistakes, [...blockMistakes, ...endMistakes]),
];

export const conditions: readonly Condition<GptInput>[] = [
  {
    when: 'with several examples in the batch',
    otherwise: 'with one example',
    holds: ({ tokens }) => dim(tokens, 0) > 1,
  },
  {
    when: 'with several tokens',
    otherwise: 'with one token',
    holds: ({ tokens }) => dim(tokens, 1) > 1,
  },
  severalHeads,
  {
    when: 'with blocks',
    otherwise: 'without blocks',
    holds: ({ params }) => params.blocks.length > 0,
  },
  {
    when: 'with several blocks',
    otherwise: 'with one block or none',
    holds: ({ params }) => params.blocks.length > 1,
  },
];
