import { specify } from '../../engine/specify';
import { fitScalingLaw as oracle, type ScalingLawResult } from '../../oracle/scaling-law';
import { expectCloseCurves, farBeyond, lawOf } from './curve';
import {
  examples,
  inOrder,
  inputs,
  noisyCurves,
  published,
  reversed,
  withoutFloor,
  type KnownCurve,
} from './inputs';
import { ownModels } from './own-models';
import { conditions, pipeline } from './misconceptions';

const check = specify<KnownCurve, ScalingLawResult>({
  name: 'fitScalingLaw',
  parameters: ['sizes', 'losses'],
  oracle: (args) => oracle(args),
  inputs,
  examples,
  pipeline,
  conditions,
  dependsOn: ['losses'],
});

/** How far a curve may be off, as a fraction of the loss. */
const CLOSE = 0.01;
const CLOSE_WITH_NOISE = { inRange: 0.01, beyond: 0.02 };

export const checks = [
  check.prop()(
    'The order of the points changes nothing',
    { id: 'order', points: 1, hint: 'Do you rely on the order of the sizes, or change it?', runs: 2 },
    async (args, tools) => {
      const ordered = inOrder(args);
      const expected = lawOf(await tools.call(ordered));
      for (const other of [reversed(ordered), args]) {
        const received = lawOf(await tools.call(other));
        expectCloseCurves(tools, 'The same points in another order give another law.', {
          ...{ expected, received, tolerance: CLOSE },
          sizes: [...args.sizes, farBeyond(args)],
        });
      }
    },
  ),
  check.prop()(
    'In another unit of the loss, irreducible and scale change by the same factor',
    {
      id: 'units',
      fixedSeed: 0,
      points: 1,
      hint: 'Does your search start, step or stop at a number that suits only losses of one size?',
      runs: 2,
    },
    async (args, tools) => {
      const law = lawOf(await tools.call(args));
      for (const factor of [1e-3, 1e3]) {
        const losses = args.losses.map((loss) => factor * loss);
        const received = lawOf(await tools.call({ ...args, losses }));
        expectCloseCurves(
          tools,
          `With every loss multiplied by ${String(factor)}, the law must give ${String(factor)} times the losses that it gave before.`,
          {
            expected: { ...law, irreducible: factor * law.irreducible, scale: factor * law.scale },
            ...{ received, tolerance: CLOSE },
            sizes: [...args.sizes, farBeyond(args)],
          },
        );
      }
    },
  ),
  check.prop()(
    'Ten times beyond the largest size the law still holds, with and without an irreducible loss',
    {
      id: 'beyond',
      points: 1,
      hint: 'What do your numbers say about a size that is infinitely large?',
      runs: 2,
    },
    async (args, tools) => {
      for (const curve of [args, withoutFloor(args), ...published]) {
        expectCloseCurves(tools, 'The points lie on a law without noise, but yours leaves it.', {
          expected: curve.law,
          received: lawOf(await tools.call(curve)),
          sizes: [farBeyond(curve)],
          tolerance: CLOSE,
        });
      }
    },
  ),
  check.prop(noisyCurves)(
    'Losses with noise of 0.1 %, and those of trained models, give a law that is right to 1 %',
    {
      id: 'noise',
      fixedSeed: 19,
      points: 1,
      hint: 'Does every point count, and what makes one law better than another?',
      runs: 3,
    },
    async (args, tools) => {
      expectCloseCurves(
        tools,
        'On the losses that `npm run train -- scaling` measured, your law is more than 1 % off the best one.',
        {
          ...{ expected: ownModels.law, received: lawOf(await tools.call(ownModels)) },
          ...{ sizes: [...ownModels.sizes, farBeyond(ownModels)], tolerance: CLOSE },
        },
      );
      const [expected, received] = [args.law, lawOf(await tools.call(args))];
      expectCloseCurves(tools, 'Each loss has noise of 0.1 %, but your law is more than 1 % off.', {
        ...{ expected, received, sizes: args.sizes },
        tolerance: CLOSE_WITH_NOISE.inRange,
      });
      expectCloseCurves(
        tools,
        'Each loss has noise of 0.1 %, but at ten times the largest size your law is more than 2 % off.',
        {
          ...{ expected, received, sizes: [farBeyond(args)] },
          tolerance: CLOSE_WITH_NOISE.beyond,
        },
      );
    },
  ),
  check.oracle()('Without noise, all three numbers are those of the law', {
    id: 'formula',
    points: 1,
    runs: 4,
    hint: 'Put your numbers into irreducible + scale · N^−exponent: does every loss come out? If nearly, search on around the best exponent that you have found.',
  }),
  check.fixtures('The numbers match those computed with PyTorch', {
    id: 'pytorch',
    points: 1,
    hint: 'Draw L against N, both logarithmic, and your law on top.',
  }),
];
