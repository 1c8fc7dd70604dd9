import type { Alternative } from '../../engine/pipeline';
import { attentionSteps } from '../../oracle/attention';
import { add, type BlockSteps } from '../../oracle/transformer';
import { maskAlternatives } from '../shared/mask-mistakes';

const BUILDS_HINT = 'The second sublayer builds on what the first one computed.';
const ORDER_HINT = 'Two sublayers: attention first, and then the feed-forward network.';

/** A mask that is handed on wrongly. */
const handedOn = maskAlternatives.flatMap(({ id, steps, ...said }): Alternative<BlockSteps>[] =>
  id === 'mask-inverted' || id === 'mask-transposed'
    ? [{ id, ...said, steps: { attention: { attention: steps } } }]
    : [],
);

/** Mistakes in what the sublayers get, and in their order. */
export const sublayerAlternatives: readonly Alternative<BlockSteps>[] = [
  {
    id: 'mask-ignored',
    clause: 'the mask has no effect',
    sentence: 'Your result is right without a mask, but a mask has no effect on it.',
    hint: 'Do you pass the mask on to attention?',
    steps: { attention: { attention: { visible: () => true } } },
  },
  ...handedOn,
  {
    id: 'always-causal',
    clause: 'every position sees only those before it, whatever the mask is',
    hint: 'The mask is an argument. May it be another one than the causal mask?',
    steps: { attention: { attention: { visible: (_, i, j) => j <= i } } },
  },
  {
    id: 'causal-without-mask',
    clause: 'without a mask, every position sees only those before it',
    hint: 'Which positions does a block hide if it gets no mask?',
    steps: {
      attention: {
        attention: {
          visible: (mask, i, j) => (mask === undefined ? j <= i : attentionSteps.visible(mask, i, j)),
        },
      },
    },
  },
  {
    id: 'one-head',
    clause: 'attention has a single head, whatever numHeads is',
    sentence: 'Your attention has a single head, whatever numHeads is.',
    hint: 'Do you pass numHeads on?',
    steps: { attention: { numHeads: () => 1 } },
  },
  {
    id: 'feed-forward-of-x',
    clause: 'the feed-forward network is applied to x, not to y',
    sentence: 'Your feed-forward network is applied to x, not to the output of the first norm.',
    hint: BUILDS_HINT,
    steps: { second: { read: (_, __, { x }) => x } },
  },
  {
    id: 'second-half-from-x',
    clause: 'the second half starts from x, so that attention and the first norm have no effect',
    hint: BUILDS_HINT,
    steps: { second: { read: (_, __, { x }) => x, add: (_, branch, { x }) => add(x, branch) } },
  },
  {
    id: 'feed-forward-before-norm',
    clause: 'the feed-forward network gets the first sum as it was before its norm',
    hint: BUILDS_HINT,
    steps: { second: { read: (_, __, { firstSum }) => firstSum } },
  },
  {
    id: 'sublayers-exchanged',
    clause: 'the feed-forward network comes first, and attention after it',
    hint: ORDER_HINT,
    steps: { firstSublayer: ({ feed }) => feed, secondSublayer: ({ attend }) => attend },
  },
  {
    id: 'attention-twice',
    clause: 'attention takes the place of the feed-forward network, too',
    hint: ORDER_HINT,
    steps: { secondSublayer: ({ attend }) => attend },
  },
  {
    id: 'feed-forward-twice',
    clause: 'the feed-forward network takes the place of attention, too',
    hint: ORDER_HINT,
    steps: { firstSublayer: ({ feed }) => feed },
  },
];
