import { specify } from '../../engine/specify';
import { predictNoise, type DenoiserInput } from '../../oracle/surrogate';
import type { NumericTensor } from '../../oracle/tensor';
import { deepPredictions, isolatingPredictions, predictionInputs } from './prediction-inputs';
import { predictionConditions, predictionPipeline } from './prediction-mistakes';

const prediction = specify<DenoiserInput, NumericTensor>({
  name: 'predictNoise',
  parameters: ['xt', 't', 'params'],
  resultName: 'predicted noise',
  oracle: (args) => predictNoise(args),
  inputs: predictionInputs,
  examples: deepPredictions,
  isolating: isolatingPredictions,
  pipeline: predictionPipeline,
  conditions: predictionConditions,
});

export const predictionChecks = [
  prediction.oracle()('The network reads x_t and the time embedding, with tanh between its layers', {
    id: 'network',
    points: 1,
    hint: 'Print the shape of the input of the first layer. Which columns hold x_t, and which the time? Then go through the layers.',
  }),
  prediction.gradient(predictionInputs, deepPredictions().slice(0, 2))(
    'The prediction is differentiable in x_t and in every kernel and bias',
    {
      id: 'gradient',
      points: 1,
      hint: 'Does every step from the parameters to the result stay inside tfjs?',
    },
  ),
];
