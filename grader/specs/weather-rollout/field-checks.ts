import * as fc from 'fast-check';
import { specify } from '../../engine/specify';
import { mapValues, scalar, type NumericTensor } from '../../oracle/tensor';
import {
  anomalyCorrelation,
  latitudeWeightedRmse,
  type CorrelationInput,
  type ErrorInput,
} from '../../oracle/weather';
import { dominated, fieldInputs } from './inputs';
import { fieldIsolating } from './isolating';
import { correlationPipeline, errorPipeline, fieldConditions } from './misconceptions';

const error = specify<ErrorInput, NumericTensor>({
  name: 'latitudeWeightedRmse',
  parameters: ['forecast', 'truth', 'latitudes'],
  resultName: 'error',
  oracle: (args) => latitudeWeightedRmse(args),
  inputs: fieldInputs,
  isolating: fieldIsolating,
  pipeline: errorPipeline,
  conditions: fieldConditions,
  dependsOn: ['forecast', 'truth'],
});

const correlation = specify<CorrelationInput, NumericTensor>({
  name: 'anomalyCorrelation',
  parameters: ['forecast', 'truth', 'climatology', 'latitudes'],
  resultName: 'correlation',
  oracle: (args) => anomalyCorrelation(args),
  inputs: fieldInputs,
  isolating: fieldIsolating,
  pipeline: correlationPipeline,
  conditions: fieldConditions,
  dependsOn: ['forecast', 'truth'],
});

export const errorChecks = [
  error.prop()(
    'An error of 3 at every point is an error of 3, whatever the latitudes',
    { id: 'same-error', points: 1, hint: 'What is the mean of your weights over the rows?' },
    async (args, { call, expectTensor }) => {
      for (const size of [3, -3]) {
        const forecast = mapValues(args.truth, (value) => value + size);
        expectTensor(await call({ ...args, forecast })).toEqual(
          scalar(3),
          `With forecast − truth = ${String(size)} at every point, the result must be 3.`,
        );
      }
    },
  ),
  error.oracle()('The error is the root of the weighted mean square', {
    id: 'error-formula',
    points: 1,
    hint: 'Square the errors, weight each row by its area, take the mean over all points, then the root.',
  }),
];

export const correlationChecks = [
  correlation.prop([...fieldInputs.fewest().all, ...dominated.map((each) => fc.constant(each))])(
    'The truth correlates with itself by 1, and only the pattern of anomalies counts',
    {
      id: 'pattern',
      points: 1,
      hint: 'What does the division do to the size of the anomalies, and to their sign?',
    },
    async (args, { call, expectTensor }) => {
      const { truth, climatology } = args;
      expectTensor(await call({ ...args, forecast: truth })).toEqual(
        scalar(1),
        'With the truth as the forecast, the correlation must be 1.',
      );
      const stretched = (factor: number, forecast: NumericTensor): NumericTensor =>
        mapValues(forecast, (value, i) => {
          const climate = climatology.data[i] ?? NaN;
          return Math.fround(climate + factor * (value - climate));
        });
      expectTensor(await call({ ...args, forecast: stretched(-1, truth) })).toEqual(
        scalar(-1),
        'With all anomalies reversed, the correlation must be −1.',
      );
      expectTensor(await call({ ...args, forecast: stretched(3, args.forecast) })).toEqual(
        await call(args),
        'Three times as large anomalies of the forecast must not change the correlation.',
      );
    },
  ),
  correlation.oracle()('The correlation is that of the anomalies, weighted by area', {
    id: 'correlation-formula',
    points: 1,
    hint: 'Three weighted sums: of the product of the anomalies, and of the square of each.',
  }),
];
