import { times } from '../../engine/format';
import { specify } from '../../engine/specify';
import { reverseSample as oracle, type ReverseSampleInput } from '../../oracle/diffusion';
import { at, dim, type NumericTensor } from '../../oracle/tensor';
import { gaussianRuns, SILENT_STEPS, silentRun, type GaussianRun } from './gaussian-run';
import { sampleInputs } from './inputs';
import { isolatingSamples } from './isolating';
import { sampleConditions, samplePipeline } from './sample-misconceptions';

const sample = specify<ReverseSampleInput, NumericTensor>({
  name: 'reverseSample',
  parameters: ['model', 'shape', 'schedule', 'gaussian'],
  resultName: 'sample',
  uses: ['reverseStep'],
  oracle: (args) => oracle(args),
  inputs: sampleInputs,
  isolating: isolatingSamples,
  pipeline: samplePipeline,
  conditions: sampleConditions,
  dependsOn: ['model', 'gaussian'],
});

export const sampleChecks = [
  sample.prop()(
    'Sampling starts from the first draw and uses a fresh one at every step, each of the given shape',
    { id: 'draws-in-order', points: 1, hint: 'gaussian(shape) once for x_T, then once per step.' },
    async (args, { call, observe, ensure }) => {
      const { callbacks } = await observe(args);
      const drawn = callbacks.filter(({ role }) => role === 'gaussian');
      const numSteps = dim(args.schedule.betas, 0);
      ensure(
        drawn.length === numSteps || drawn.length === numSteps + 1,
        `gaussian was called ${times(drawn.length)}; it should be called ${times(numSteps + 1)}: once for x_T and once per step (${times(numSteps)} if t = 0 draws none).`,
      );
      for (const { shape } of drawn) {
        ensure(
          shape.join() === args.shape.join(),
          `gaussian was called with shape [${shape.join(', ')}], not [${args.shape.join(', ')}].`,
        );
      }
      const run = silentRun;
      const samples = await call(run);
      const unused = run.gaussian.gaussian.flatMap((_, draw) =>
        Math.abs(at(samples, draw + 1) - at(samples, 0)) < 1e-4 ? [draw] : [],
      );
      ensure(
        unused.length <= 1,
        `With ${String(SILENT_STEPS)} steps and a model that returns 0, draws ${unused.join(', ')} (counted from 0) have no effect on the sample; only the one for t = 0 may have none.`,
      );
    },
  ),
  sample.prop(gaussianRuns)(
    'With the exact noise predictor for Gaussian data, the samples have the mean and variance of the data',
    {
      id: 'recovers-a-gaussian',
      fixedSeed: 2,
      points: 2,
      hint: 'If the variance is too small, noise is missing; if the mean is off, look at the factors of a step.',
      runs: 2,
    },
    async (args, { call, ensure }) => {
      const { mean, variance } = args as GaussianRun;
      const samples = await call(args);
      const centre = at(samples, 0);
      const spread = samples.data.slice(1).reduce((sum, value) => sum + (value - centre) ** 2, 0);
      ensure(
        Math.abs(centre - mean) < 0.1,
        `The data has mean ${String(mean)}; your samples have ${centre.toFixed(3)}.`,
      );
      ensure(
        Math.abs(spread / variance - 1) < 0.25,
        `The data has variance ${String(variance)}; your samples have ${spread.toFixed(3)}.`,
      );
    },
  ),
  sample.oracle()('The sample follows Algorithm 2, from the first draw to the last step', {
    id: 'sample-formula',
    points: 1,
    hint: 'From t = numSteps − 1 down to 0.',
  }),
  sample.fixtures('The sample matches PyTorch in float64', {
    id: 'sample-pytorch',
    points: 1,
    hint: 'From t = numSteps − 1 down to 0.',
  }),
];
