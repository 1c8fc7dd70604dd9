import * as fc from 'fast-check';
import { fixedInputs } from '../../engine/inputs';
import type { DisruptionInput } from '../../oracle/plasma';
import { dim, filled } from '../../oracle/tensor';
import { withConstantBlock, withoutAttention } from '../shared/signal-params';
import { logitInputs } from './logit-inputs';

const models = (count: number, shots: number, isLong: boolean, numHeads = 1): DisruptionInput[] =>
  fixedInputs(
    fc
      .oneof(...logitInputs({ shots: [shots], isSingle: [!isLong] }).all)
      .filter((args) => args.numHeads === numHeads && dim(args.params.inputKernel, 1) === 4),
    count,
  );

const without = (
  part: 'positionEmbedding' | 'inputBias' | 'outputBias',
  args: DisruptionInput,
): DisruptionInput => ({
  ...args,
  params: { ...args.params, [part]: filled(args.params[part].shape, 0) },
});

/** Models in which few steps matter. */
export const isolating = (): readonly DisruptionInput[] => [
  ...models(3, 1, false),
  ...models(2, 1, false, 2),
  ...models(2, 2, false),
  ...models(2, 1, false).map((args) => without('positionEmbedding', args)),
  ...models(2, 1, true).map((args) => ({ ...args, params: withConstantBlock(args.params) })),
  ...models(3, 1, true).map((args) => ({ ...args, params: withoutAttention(args.params) })),
  ...models(2, 2, true).map((args) => ({ ...args, params: withoutAttention(args.params) })),
  ...models(3, 1, true).map((args) => without('positionEmbedding', args)),
  ...models(3, 1, true),
];
