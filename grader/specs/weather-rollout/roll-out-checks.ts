import { firstOf } from '../../engine/inputs';
import { specify } from '../../engine/specify';
import { concatFirst, dim, reshape, sliceFirst, type NumericTensor } from '../../oracle/tensor';
import { rollOut, type RollOutInput } from '../../oracle/weather';
import { experiment, rootMeanSquares } from './error-growth';
import { rollOutInputs } from './inputs';
import { rollOutIsolating } from './isolating';
import { rollOutConditions, rollOutPipeline } from './misconceptions';

const check = specify<RollOutInput, NumericTensor>({
  name: 'rollOut',
  parameters: ['step', 'x0', 'numSteps'],
  resultName: 'states',
  oracle: (args) => rollOut(args),
  inputs: rollOutInputs,
  isolating: rollOutIsolating,
  pipeline: rollOutPipeline,
  conditions: rollOutConditions,
  dependsOn: ['x0'],
});

/** How many steps are made before a forecast is continued. */
const BEFORE = 2;

export const rollOutChecks = [
  check.prop()(
    'A forecast that is continued from one of its states goes on as before',
    { id: 'continues', points: 1, hint: 'Which state does the model get in the third step?' },
    async (args, { call, expectTensor }) => {
      const whole = await call({ ...args, numSteps: BEFORE + args.numSteps });
      const later = sliceFirst(whole, BEFORE, args.numSteps + 1);
      const from = reshape(sliceFirst(whole, BEFORE, 1), args.x0.shape);
      expectTensor(await call({ ...args, x0: from })).toEqual(
        later,
        `The forecast from entry ${String(BEFORE)} must be the rest of the whole forecast.`,
      );
    },
  ),
  check.prop(firstOf(() => [experiment().truth]))(
    'A forecast beats persistence at first, and is as wrong as a random state in the end',
    {
      id: 'error-growth',
      points: 1,
      runs: 1,
      hint: 'Plot the first site of your states against time. Does the weather change from step to step, and by how much?',
    },
    async (truth, { call, ensure }) => {
      const { forecast, leads, spread } = experiment();
      const right = await call(truth);
      const guessed = await call(forecast);
      const errors = rootMeanSquares(guessed, right);
      const persistence = rootMeanSquares(
        concatFirst(Array.from({ length: dim(right, 0) }, () => reshape(truth.x0, [1, ...truth.x0.shape]))),
        right,
      );
      const at = (values: readonly number[], lead: number): number => values[lead] ?? NaN;
      ensure(
        at(errors, leads.early) < 0.5 * at(persistence, leads.early),
        `After ${String(leads.early)} steps, two forecasts from nearly the same state differ by ${at(errors, leads.early).toFixed(2)}; the state at the start is off by ${at(persistence, leads.early).toFixed(2)}, and should be far worse.`,
      );
      const late = errors.slice(leads.late);
      const mean = late.reduce((sum, each) => sum + each, 0) / late.length;
      ensure(
        mean > 0.7 * Math.SQRT2 * spread && mean < 1.3 * Math.SQRT2 * spread,
        `After ${String(leads.late)} steps or more, two forecasts from nearly the same state differ by ${mean.toFixed(2)}; two random states of this weather differ by ${(Math.SQRT2 * spread).toFixed(2)}.`,
      );
    },
  ),
  check.oracle()('Entry k is the state after k steps, from x0 on', {
    id: 'roll-out-formula',
    points: 1,
    hint: 'Keep every state, x0 too, and stack them along a new first axis.',
  }),
];
