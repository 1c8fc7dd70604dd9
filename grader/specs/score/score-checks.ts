import { specify } from '../../engine/specify';
import { scoreFromNoise as oracle, type ScoreInput } from '../../oracle/diffusion';
import { at, dim, mapValues, type NumericTensor } from '../../oracle/tensor';
import { exactNoise, scoreOf } from '../shared/gaussian-data';
import { isolatingScores, scoreInputs } from './inputs';
import { scoreConditions as conditions, scorePipeline as pipeline } from './score-misconceptions';

const check = specify<ScoreInput, NumericTensor>({
  name: 'scoreFromNoise',
  parameters: ['predictedNoise', 't', 'schedule'],
  resultName: 'score',
  oracle: (args) => oracle(args),
  inputs: scoreInputs(),
  isolating: isolatingScores,
  pipeline,
  conditions,
  dependsOn: ['predictedNoise'],
});

const data = { mean: 1.5, variance: 0.3 };

export const scoreChecks = [
  check.prop()(
    'From the exact prediction for Gaussian data comes the gradient of the logarithm of their density',
    {
      id: 'gaussian-score',
      points: 1,
      hint: 'The logarithm of a normal density is a parabola. Where is its slope positive, and how steep is it if the density is narrow?',
    },
    async ({ predictedNoise: x, t, schedule }, { call, expectTensor }) => {
      const inner = x.data.length / dim(x, 0);
      const alphaBar = (i: number): number => at(schedule.alphaBars, at(t, Math.floor(i / inner)));
      const exact = mapValues(x, (value, i) => Math.fround(exactNoise(value, data, alphaBar(i))));
      expectTensor(await call({ predictedNoise: exact, t, schedule })).toEqual(
        mapValues(x, (value, i) => scoreOf(value, data, alphaBar(i))),
        'The score of x_t must be minus its distance from the mean √ᾱ_t · 1.5, divided by its variance ᾱ_t · 0.3 + 1 − ᾱ_t.',
      );
    },
  ),
  check.fixtures('The score matches PyTorch in float64', {
    id: 'score-pytorch',
    points: 1,
    hint: 'Look up ᾱ_t for each example. What is the standard deviation of the noise there, and which way does the force point?',
  }),
  check.gradient(scoreInputs(['gaussian']))('The gradient of the score reaches the prediction', {
    id: 'score-gradient',
    points: 1,
    hint: 'Use only tensor operations from the prediction to the score.',
    except: ['schedule'],
  }),
];
