import { specify } from '../../engine/specify';
import { rowsOf } from '../../oracle/linear-algebra';
import { sum } from '../../oracle/reductions';
import { mapValues, permuteAxis, tensor, type NumericTensor } from '../../oracle/tensor';
import { lorenz96Tendency, type Lorenz96Input } from '../../oracle/weather';
import { tendencyInputs } from './inputs';
import { disturbed, tendencyIsolating } from './isolating';
import { tendencyConditions, tendencyPipeline } from './misconceptions';

const tendency = specify<Lorenz96Input, NumericTensor>({
  name: 'lorenz96Tendency',
  parameters: ['x', 'forcing'],
  resultName: 'tendency',
  oracle: (args) => lorenz96Tendency(args),
  inputs: tendencyInputs,
  examples: [disturbed],
  isolating: tendencyIsolating,
  pipeline: tendencyPipeline,
  conditions: tendencyConditions,
  dependsOn: ['x'],
});

export const tendencyChecks = [
  tendency.prop()(
    'Advection keeps the energy, and no site is special',
    {
      id: 'energy',
      points: 1,
      hint: 'In Σ x_i · dx_i/dt, every product of three neighbours must occur twice, with opposite signs. Do yours, at the ends too?',
    },
    async (args, { call, expectTensor }) => {
      const still = await call({ ...args, x: mapValues(args.x, () => 0) });
      const changed = await call(args);
      const opposite = await call({ ...args, x: mapValues(args.x, (value) => -value) });
      // What is even in x, apart from the forcing, is advection: damping is odd.
      const advected = mapValues(
        changed,
        (value, i) => (value + (opposite.data[i] ?? NaN)) / 2 - (still.data[i] ?? NaN),
      );
      const carried = rowsOf(mapValues(advected, (value, i) => value * (args.x.data[i] ?? NaN))).map(sum);
      const sizes = rowsOf(mapValues(changed, (value, i) => Math.abs(value * (args.x.data[i] ?? NaN)))).map(
        sum,
      );
      expectTensor(
        tensor(
          [carried.length],
          carried.map((each, i) => each + (sizes[i] ?? NaN)),
        ),
      ).toEqual(
        tensor([sizes.length], sizes),
        'Advection must not change Σx²: what one site gains, others lose.',
      );
      const sites = args.x.shape.at(-1) ?? 0;
      const order = Array.from({ length: sites }, (_, i) => (i + 1) % sites);
      expectTensor(await call({ ...args, x: permuteAxis(args.x, -1, order) })).toEqual(
        permuteAxis(changed, -1, order),
        'If the whole circle is turned by one site, the tendency must turn with it.',
      );
    },
  ),
  tendency.oracle()('The tendency is advection, minus x, plus forcing, on a circle', {
    id: 'tendency-formula',
    points: 1,
    hint: 'Site i reads i + 1, i − 2 and i − 1, counted around the circle.',
  }),
  tendency.fixtures('The tendency matches PyTorch’s', {
    id: 'tendency-pytorch',
    points: 1,
    hint: 'Site i reads i + 1, i − 2 and i − 1, counted around the circle.',
  }),
];
