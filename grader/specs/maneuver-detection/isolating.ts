import * as fc from 'fast-check';
import { fixedInputs } from '../../engine/inputs';
import type { ManeuverInput } from '../../oracle/orbits';
import { dim, filled } from '../../oracle/tensor';
import { withoutAttention } from '../shared/signal-params';
import { freely, logitInputs } from './logit-inputs';

const models = (count: number, batch: number, numHeads = 1): ManeuverInput[] =>
  fixedInputs(
    fc
      .oneof(...logitInputs({ batch: [batch] }).all)
      .filter(
        (args) =>
          args.numHeads === numHeads && dim(args.params.inputKernel, 1) === 4 && dim(args.track, 1) > 2,
      ),
    count,
  );

const withoutPositions = (args: ManeuverInput): ManeuverInput => ({
  ...args,
  params: { ...args.params, positionEmbedding: filled(args.params.positionEmbedding.shape, 0) },
});

const withoutSight = (args: ManeuverInput): ManeuverInput => ({
  ...args,
  params: withoutAttention(args.params),
});

/** Models in which few steps matter: no attention, no positions, or no innovations. */
export const isolating = (): readonly ManeuverInput[] => [
  ...models(2, 1).map((args) => freely(withoutSight(withoutPositions(args)), 0)),
  ...models(3, 1).map((args) => freely(withoutSight(args), 0)),
  ...models(3, 1).map((args) => withoutSight(withoutPositions(args))),
  ...models(2, 2).map((args) => freely(withoutSight(args), 0)),
  ...models(2, 1).map((args) => freely(args, 0)),
  ...models(2, 1, 2).map((args) => freely(args, 0)),
  ...models(3, 1).map(withoutPositions),
  ...models(3, 1),
];
