import { specify } from '../../engine/specify';
import { reverseStep } from '../../oracle/diffusion';
import { posteriorStep, type PosteriorStepInput } from '../../oracle/inverse-problem';
import type { NumericTensor } from '../../oracle/tensor';
import { distributionAfter, posteriors, stepsOf, wiener, type GaussianPosterior } from './gaussian-posterior';
import { inputs } from './inputs';
import { isolating } from './isolating';
import { conditions, posteriorPipeline } from './misconceptions';

const check = specify<PosteriorStepInput, NumericTensor>({
  name: 'posteriorStep',
  parameters: ['model', 'xt', 't', 'z', 'forward', 'y', 'zeta', 'schedule'],
  oracle: (args) => posteriorStep(args),
  inputs,
  isolating,
  uses: ['guidance'],
  pipeline: posteriorPipeline,
  conditions,
  dependsOn: ['model', 'xt'],
});

export const stepChecks = [
  check.prop()(
    'With zeta = 0, a step is the reverse step of module 4',
    {
      id: 'unguided',
      points: 1,
      hint: 'What is left of the step without guidance? When does z count?',
    },
    async (args, { call, expectTensor }) => {
      expectTensor(await call({ ...args, zeta: 0 })).toEqual(
        reverseStep(args),
        'With zeta = 0, the step must be reverseStep(model, xt, t, z, schedule).',
      );
    },
  ),
  check.prop(posteriors)(
    'With the exact noise predictor for Gaussian data, the steps lead to the posterior of the Wiener filter',
    {
      id: 'wiener',
      points: 1,
      hint: 'If the mean is off, look at sign and size of the guidance; if the variance is, at the noise.',
      dependsOn: ['model', 'xt', 'y'],
      runs: posteriors.length,
    },
    async (args, { call, ensure }) => {
      const given = args as GaussianPosterior;
      const { measured, observation } = given;
      const results = await Promise.all(stepsOf(given).map((each) => call(each)));
      const { mean, variance } = distributionAfter(results);
      const posterior = wiener(measured, observation);
      const case_ = `The data are normal with mean ${String(measured.mean)} and variance ${String(measured.variance)}; y = ${String(observation)} is ${String(measured.gain)} · x0 with noise of variance ${String(measured.noise)}.`;
      ensure(
        Math.abs(mean - posterior.mean) < 0.05,
        `${case_} The posterior mean is ${posterior.mean.toFixed(3)}; your steps lead to ${mean.toFixed(3)}.`,
      );
      ensure(
        Math.abs(variance / posterior.variance - 1) < 0.25,
        `${case_} The posterior variance is ${posterior.variance.toFixed(3)}; your steps lead to ${variance.toFixed(3)}.`,
      );
    },
  ),
  check.oracle()('A step is the reverse step minus the guidance at x_t', {
    id: 'step-formula',
    points: 1,
    hint: 'Both are computed from the same x_t and t. At which t is there guidance?',
  }),
  check.fixtures('A step matches PyTorch in float64', {
    id: 'step-pytorch',
    points: 1,
    hint: 'Look at t: what counts at 0, the noise or the guidance?',
  }),
];
