import { specify } from '../../engine/specify';
import { predictedClean as oracle, qSample, type PredictedCleanInput } from '../../oracle/diffusion';
import { at, dim, mapValues, type NumericTensor } from '../../oracle/tensor';
import { exactNoise, posteriorMean } from '../shared/gaussian-data';
import { cleanConditions as conditions, cleanPipeline as pipeline } from './clean-misconceptions';
import { cleanInputs, isolatingCleans } from './inputs';

const check = specify<PredictedCleanInput, NumericTensor>({
  name: 'predictedClean',
  parameters: ['xt', 'predictedNoise', 't', 'schedule'],
  resultName: 'clean',
  oracle: (args) => oracle(args),
  inputs: cleanInputs(),
  isolating: isolatingCleans,
  pipeline,
  conditions,
  dependsOn: ['xt', 'predictedNoise'],
});

const data = { mean: 1.5, variance: 0.3 };

/** Numbers far from 0, so that the tolerance is that of numbers near 1. */
const plusOne = (x: NumericTensor): NumericTensor => mapValues(x, (value) => value + 1);

export const cleanChecks = [
  check.prop()(
    'It takes away the noise that was added, and gives the mean of all possible x0 for Gaussian data',
    {
      id: 'undoes-the-noising',
      points: 1,
      hint: 'x_t is √ᾱ_t · x0 + √(1 − ᾱ_t) · noise, each example at its own t. What is x0?',
    },
    async ({ xt: x0, predictedNoise: noise, t, schedule }, { call, expectTensor }) => {
      const noised = mapValues(qSample({ x0, t, noise, schedule }), Math.fround);
      const restored = await call({ xt: noised, predictedNoise: noise, t, schedule });
      expectTensor(plusOne(restored)).toEqual(
        plusOne(x0),
        'With the very noise that was added to x0, the result must be x0.',
      );
      const inner = noised.data.length / dim(noised, 0);
      const alphaBar = (i: number): number => at(schedule.alphaBars, at(t, Math.floor(i / inner)));
      const exact = mapValues(noised, (value, i) => Math.fround(exactNoise(value, data, alphaBar(i))));
      expectTensor(await call({ xt: noised, predictedNoise: exact, t, schedule })).toEqual(
        mapValues(noised, (value, i) => posteriorMean(value, data, alphaBar(i))),
        'With the exact prediction for data of mean 1.5 and variance 0.3, the result must be the mean of x0 given x_t.',
      );
    },
  ),
  check.oracle()('The clean data are (x_t − √(1 − ᾱ_t) · ε) / √ᾱ_t, for rank 2, 3 and 4', {
    id: 'clean-formula',
    points: 1,
    hint: 'Start from the forward process in one jump, and solve it for x0.',
  }),
  check.gradient(cleanInputs(['gaussian']))('The gradient of the clean data reaches x_t and the prediction', {
    id: 'clean-gradient',
    points: 1,
    hint: 'Use only tensor operations from the arguments to the result.',
    except: ['schedule'],
  }),
];
