import * as fc from 'fast-check';
import { specify } from '../../engine/specify';
import { defineExercise } from '../../engine/exercise';
import { pairsOf, type Half } from '../../engine/pairs';
import { axis, numbersOf, type NumberStyle } from '../../engine/inputs';
import {
  ancestralStep,
  linearNoiseSchedule,
  reverseSample as sampleOracle,
  reverseStep as stepOracle,
  type NamedModel,
  type ReverseSampleInput,
  type ReverseStepInput,
  type Schedule,
  type StepFactors,
} from '../../oracle/diffusion';
import { at, dim, filled, generate, mapValues, zipValues, type NumericTensor } from '../../oracle/tensor';
import { float32Schedule, modelFor, schedules, stepModel } from '../shared/diffusion-inputs';

const { sqrt } = Math;

const stepInputs = (
  styles: NumberStyle[] = ['integers', 'tenths', 'gaussian'],
): fc.Arbitrary<ReverseStepInput> =>
  fc
    .record({
      shape: fc.array(axis(1, 3), { minLength: 2, maxLength: 4 }),
      schedule: schedules(6),
      last: fc.nat(100),
      kind: fc.constantFrom('affine' as const, 'tanh' as const),
      numbers: numbersOf(...styles),
    })
    .map(({ shape, schedule, last, kind, numbers }) => {
      const numSteps = dim(schedule.betas, 0);
      return {
        model: modelFor(numbers, kind, numSteps),
        xt: numbers.normal('xt', shape),
        t: last % numSteps,
        z: numbers.normal('z', shape),
        schedule,
      };
    });

/** The right factors of a step with some of them replaced; `a` is ᾱ_t, `before` is ᾱ of the step before. */
const withFactors =
  (
    change: (
      values: { beta: number; alpha: number; a: number; before: number },
      t: number,
    ) => Partial<ReturnType<StepFactors>>,
  ): StepFactors =>
  (schedule, t) => {
    const beta = at(schedule.betas, t);
    const a = at(schedule.alphaBars, t);
    const before = t === 0 ? 1 : at(schedule.alphaBars, t - 1);
    return { ...ancestralStep(schedule, t), ...change({ beta, alpha: 1 - beta, a, before }, t) };
  };

interface StepMistake {
  readonly id: string;
  readonly sentence: string;
  readonly hint: string;
  readonly factors: StepFactors;
}

/** Mistakes of a step; the whole sampler makes them at every step. */
const stepMistakes: readonly StepMistake[] = [
  {
    id: 'noise-at-the-end',
    sentence: 'Your last step, t = 0, still adds noise.',
    hint: 'The last step gives the sample itself. What does the algorithm say of z when t = 1 in the paper, 0 in code?',
    factors: withFactors(({ beta }) => ({ noise: sqrt(beta) })),
  },
  {
    id: 'no-noise',
    sentence: 'Your steps add no noise at all.',
    hint: 'Each reverse step is a draw from a Gaussian; you return its mean.',
    factors: withFactors(() => ({ noise: 0 })),
  },
  {
    id: 'noise-variance-for-deviation',
    sentence: 'Your noise is multiplied by β_t; σ_t is its root.',
    hint: 'σ_t² = β_t. What multiplies z?',
    factors: withFactors(({ beta }, t) => ({ noise: t > 0 ? beta : 0 })),
  },
  {
    id: 'noise-subtracted',
    sentence: 'Your noise is taken away, where it should be added.',
    hint: 'As a draw it is as good; but which sign has z in the algorithm?',
    factors: withFactors(({ beta }, t) => ({ noise: t > 0 ? -sqrt(beta) : 0 })),
  },
  {
    id: 'posterior-variance',
    sentence:
      'Your noise has the posterior variance β̃_t, the paper’s other choice; this course takes σ_t² = β_t.',
    hint: 'Section 3.2 of the paper names two choices of σ_t².',
    factors: withFactors(({ beta, a, before }, t) => ({
      noise: t > 0 ? sqrt((beta * (1 - before)) / (1 - a)) : 0,
    })),
  },
  {
    id: 'noise-of-all-steps',
    sentence: 'Your noise is multiplied by √(1 − ᾱ_t), the noise of all steps so far.',
    hint: 'One step back gives back the noise of one step.',
    factors: withFactors(({ a }, t) => ({ noise: t > 0 ? sqrt(1 - a) : 0 })),
  },
  {
    id: 'mean-not-rescaled',
    sentence: 'Your mean is not divided by √α_t.',
    hint: 'The forward step shrank the signal by √α_t. What undoes it?',
    factors: withFactors(() => ({ mean: 1 })),
  },
  {
    id: 'mean-multiplied',
    sentence: 'Your mean is multiplied by √α_t, where it should be divided.',
    hint: 'The forward step shrank the signal by √α_t. What undoes it?',
    factors: withFactors(({ alpha }) => ({ mean: sqrt(alpha) })),
  },
  {
    id: 'mean-divided-by-alpha-bar',
    sentence: 'Your mean is divided by √ᾱ_t: all steps at once, not one.',
    hint: 'One step back undoes the shrinking of one step.',
    factors: withFactors(({ a }) => ({ mean: 1 / sqrt(a) })),
  },
  {
    id: 'mean-divided-by-alpha',
    sentence: 'Your mean is divided by α_t, not by its root.',
    hint: 'α_t is a share of variance. What was the amplitude multiplied by?',
    factors: withFactors(({ alpha }) => ({ mean: 1 / alpha })),
  },
  {
    id: 'prediction-without-root',
    sentence: 'Your prediction is divided by 1 − ᾱ_t, not by its root.',
    hint: 'Look at the denominator beside β_t once more.',
    factors: withFactors(({ beta, a }) => ({ prediction: beta / (1 - a) })),
  },
  {
    id: 'prediction-with-alpha',
    sentence: 'Your prediction is divided by √(1 − α_t), where ᾱ_t belongs.',
    hint: 'The model predicts the noise of all steps so far. What is its deviation?',
    factors: withFactors(({ beta, alpha }) => ({ prediction: beta / sqrt(1 - alpha) })),
  },
  {
    id: 'all-noise-removed',
    sentence: 'Your step takes all predicted noise away, √(1 − ᾱ_t) · ε: a jump to x_0, not one step.',
    hint: 'One step removes the share of the noise that one step added.',
    factors: withFactors(({ a }) => ({ prediction: sqrt(1 - a) })),
  },
  {
    id: 'prediction-unscaled',
    sentence: 'Your prediction is multiplied by β_t alone.',
    hint: 'What stands below β_t in the algorithm?',
    factors: withFactors(({ beta }) => ({ prediction: beta })),
  },
  {
    id: 'prediction-added',
    sentence: 'Your prediction is added, where it should be taken away.',
    hint: 'The model finds the noise in x_t. What is to be done with it?',
    factors: withFactors(({ beta, a }) => ({ prediction: -beta / sqrt(1 - a) })),
  },
];

/** The mistakes of a step by the factor they are in, as halves of pairs. */
const noiseHalves: readonly Half<StepFactors>[] = halves({
  'noise-at-the-end': 'the last step, t = 0, still adds noise',
  'no-noise': 'no step adds noise',
  'noise-variance-for-deviation': 'the noise is multiplied by β_t, not by its root',
});
const meanHalves: readonly Half<StepFactors>[] = halves({
  'mean-not-rescaled': 'the mean is not divided by √α_t',
  'mean-multiplied': 'the mean is multiplied by √α_t, not divided',
  'mean-divided-by-alpha-bar': 'the mean is divided by √ᾱ_t, not by √α_t',
});
const predictionHalves: readonly Half<StepFactors>[] = halves({
  'prediction-without-root': 'the prediction is divided by 1 − ᾱ_t, not by its root',
  'prediction-with-alpha': 'the prediction is divided by √(1 − α_t), not by √(1 − ᾱ_t)',
});

function halves(clauses: Readonly<Record<string, string>>): Half<StepFactors>[] {
  return stepMistakes.flatMap(({ id, factors }) => {
    const clause = clauses[id];
    return clause === undefined ? [] : [{ id, clause, change: factors }];
  });
}

const pairsOfStep = <A>(compute: (args: A, factors: StepFactors) => NumericTensor) => [
  ...pairsOf<A, NumericTensor, StepFactors, StepFactors>(
    noiseHalves,
    [...meanHalves, ...predictionHalves],
    (args, noise, other) =>
      compute(args, (schedule, t) => ({ ...other(schedule, t), noise: noise(schedule, t).noise })),
  ),
  ...pairsOf<A, NumericTensor, StepFactors, StepFactors>(meanHalves, predictionHalves, (args, mean, other) =>
    compute(args, (schedule, t) => ({ ...other(schedule, t), mean: mean(schedule, t).mean })),
  ),
];

/** The factors of another step. */
const shifted =
  (shift: number): StepFactors =>
  (schedule, t) => {
    const step = Math.max(0, Math.min(dim(schedule.betas, 0) - 1, t + shift));
    return { ...ancestralStep(schedule, step), noise: t > 0 ? sqrt(at(schedule.betas, step)) : 0 };
  };

const step = specify<ReverseStepInput, NumericTensor>({
  name: 'reverseStep',
  parameters: ['model', 'xt', 't', 'z', 'schedule'],
  oracle: (args) => stepOracle(args),
  inputs: stepInputs(),
  misconceptions: [
    ...stepMistakes.map(({ factors, ...text }) => ({
      ...text,
      compute: (args: ReverseStepInput) => stepOracle(args, factors),
    })),
    {
      id: 'schedule-one-step-early',
      sentence: 'Your betas and alphas are those of index t − 1.',
      hint: 'Index t is step t + 1 of the paper already.',
      compute: (args) => stepOracle(args, shifted(-1)),
    },
    {
      id: 'model-one-step-late',
      sentence: 'Your model is told step t + 1.',
      hint: 'Steps count from 0 in code; the model gets the same t.',
      compute: (args) => {
        const late = Math.min(args.t + 1, dim(args.schedule.betas, 0) - 1);
        const table = (x: NumericTensor): NumericTensor => mapValues(x, () => at(x, late));
        return stepOracle({
          ...args,
          model: { ...args.model, scale: table(args.model.scale), offset: table(args.model.offset) },
        });
      },
    },
    ...pairsOfStep<ReverseStepInput>(stepOracle),
  ],
  conditions: [
    {
      when: 'at t = 0',
      otherwise: 'at every other step',
      holds: ({ t }) => t === 0,
    },
    {
      when: 'with several examples in the batch',
      otherwise: 'with one example',
      holds: ({ xt }) => dim(xt, 0) > 1,
    },
    { when: 'for rank 3 and 4', otherwise: 'for rank 2', holds: ({ xt }) => xt.shape.length > 2 },
  ],
});

const sampleInputs = fc
  .record({
    shape: fc.array(axis(1, 3), { minLength: 2, maxLength: 3 }),
    schedule: schedules(6),
    kind: fc.constantFrom('affine' as const, 'tanh' as const),
    numbers: numbersOf(),
  })
  .map(({ shape, schedule, kind, numbers }) => {
    const numSteps = dim(schedule.betas, 0);
    const gaussian = Array.from({ length: numSteps + 1 }, (_, i) =>
      numbers.normal(`draw ${String(i)}`, shape),
    );
    return { model: modelFor(numbers, kind, numSteps), shape, schedule, gaussian: { gaussian } };
  });

/** The sampler with other draws. */
const withDraws = (
  args: ReverseSampleInput,
  draws: (draws: readonly NumericTensor[]) => readonly NumericTensor[],
): NumericTensor => sampleOracle({ ...args, gaussian: { gaussian: draws(args.gaussian.gaussian) } });

const steps = (args: ReverseSampleInput, order: (numSteps: number) => number[]): NumericTensor => {
  const draws = args.gaussian.gaussian;
  const draw = (i: number): NumericTensor => draws[i] ?? filled(args.shape, 0);
  return order(dim(args.schedule.betas, 0)).reduce(
    (xt, t, i) => stepOracle({ model: args.model, xt, t, z: draw(i + 1), schedule: args.schedule }),
    draw(0),
  );
};

const sample = specify<ReverseSampleInput, NumericTensor>({
  name: 'reverseSample',
  parameters: ['model', 'shape', 'schedule', 'gaussian'],
  resultName: 'sample',
  uses: ['reverseStep'],
  oracle: (args) => sampleOracle(args),
  inputs: sampleInputs,
  misconceptions: [
    ...stepMistakes.map(({ factors, ...text }) => ({
      ...text,
      compute: (args: ReverseSampleInput) => sampleOracle(args, factors),
    })),
    {
      id: 'steps-forward',
      sentence: 'Your steps run from t = 0 upwards.',
      hint: 'Sampling begins in pure noise: which step is that?',
      compute: (args) => steps(args, (numSteps) => Array.from({ length: numSteps }, (_, t) => t)),
    },
    {
      id: 'last-step-missing',
      sentence: 'Your loop stops before t = 0.',
      hint: 'There are numSteps steps; the last has index 0.',
      compute: (args) =>
        steps(args, (numSteps) => Array.from({ length: numSteps - 1 }, (_, i) => numSteps - 1 - i)),
    },
    {
      id: 'first-step-missing',
      sentence: 'Your loop begins at t = numSteps − 2.',
      hint: 'There are numSteps steps; the first to be undone has index numSteps − 1.',
      compute: (args) =>
        steps(args, (numSteps) => Array.from({ length: numSteps - 1 }, (_, i) => numSteps - 2 - i)),
    },
    {
      id: 'same-noise-every-step',
      sentence: 'Your steps all use the same draw of noise.',
      hint: 'Fresh noise at every step: when must gaussian be called?',
      compute: (args) =>
        withDraws(args, ([start, ...rest]) => [
          start ?? filled(args.shape, 0),
          ...rest.map((draw) => rest[0] ?? draw),
        ]),
    },
    {
      id: 'start-reused-as-noise',
      sentence: 'Your steps use x_T itself as their noise.',
      hint: 'Fresh noise at every step: when must gaussian be called?',
      compute: (args) => withDraws(args, (draws) => draws.map((draw) => draws[0] ?? draw)),
    },
    {
      id: 'starts-at-zero',
      sentence: 'Your sampling starts at 0, not at a draw of noise.',
      hint: 'x_T is a draw from a standard normal.',
      compute: (args) => withDraws(args, (draws) => [filled(args.shape, 0), ...draws]),
    },
    ...pairsOfStep<ReverseSampleInput>(sampleOracle),
  ],
  conditions: [
    {
      when: 'with several examples in the batch',
      otherwise: 'with one example',
      holds: ({ shape: [batch = 1] }) => batch > 1,
    },
    { when: 'for rank 3', otherwise: 'for rank 2', holds: ({ shape }) => shape.length > 2 },
  ],
});

/** The exact noise predictor for data that is normal with this mean and variance. */
function gaussianModel({ alphaBars }: Schedule, mean: number, variance: number): NamedModel {
  const spread = (t: number): number => at(alphaBars, t) * variance + 1 - at(alphaBars, t);
  return {
    model: 'affine',
    scale: generate(alphaBars.shape, (t) => Math.fround(sqrt(1 - at(alphaBars, t)) / spread(t))),
    offset: generate(alphaBars.shape, (t) =>
      Math.fround((-sqrt(1 - at(alphaBars, t)) * sqrt(at(alphaBars, t)) * mean) / spread(t)),
    ),
  };
}

const gaussianSteps = float32Schedule(linearNoiseSchedule({ numSteps: 30, betaStart: 0.005, betaEnd: 0.4 }));

export const reverseSampling = defineExercise({
  id: 'reverse-sampling',
  title: 'Reverse sampling',
  checks: [
    step.prop()(
      'The mean of a step is (xt − β_t / √(1 − ᾱ_t) · ε) / √α_t',
      {
        id: 'mean',
        points: 1,
        hint: 'With z = 0 a step is its mean. What does a model that answers 0 leave of the formula?',
      },
      async (args, { call, expectTensor }) => {
        const numSteps = dim(args.schedule.betas, 0);
        const quiet = { ...args, z: filled(args.z.shape, 0) };
        expectTensor('result', await call({ ...quiet, model: stepModel(numSteps, () => 0) })).toEqual(
          mapValues(args.xt, (value) => value / sqrt(at(args.schedule.alphas, args.t))),
          'With z = 0 and a model that answers 0, a step only divides by √α_t.',
        );
        const one = { ...quiet, xt: filled(args.xt.shape, 0), model: stepModel(numSteps, () => 1) };
        expectTensor('result', await call(one)).toEqual(
          stepOracle(one),
          'With xt = 0, z = 0 and a model that answers 1:',
        );
      },
    ),
    step.prop()(
      'A step adds √β_t · z, and nothing at t = 0',
      { id: 'noise', points: 1, hint: 'σ_t² = β_t; the last step gives the sample itself.' },
      async (args, { call, expectTensor }) => {
        const added = async (t: number): Promise<NumericTensor> => {
          const without = await call({ ...args, t, z: filled(args.z.shape, 0) });
          const withNoise = await call({ ...args, t, z: filled(args.z.shape, 1) });
          return zipValues(withNoise, without, (a, b) => a - b + 1);
        };
        expectTensor('effect of z = 1, plus 1', await added(0)).toEqual(
          filled(args.z.shape, 1),
          'At t = 0, z must have no effect.',
        );
        const last = dim(args.schedule.betas, 0) - 1;
        expectTensor('effect of z = 1, plus 1', await added(last)).toEqual(
          filled(args.z.shape, 1 + sqrt(at(args.schedule.betas, last))),
          `At t = ${String(last)}, z = 1 must add √β_t.`,
        );
      },
    ),
    step.prop()(
      'At t = 0 a perfect prediction gives back x0',
      { id: 'undoes-first-step', points: 1, hint: 'x at index 0 is √α_0 · x0 + √β_0 · noise. Solve for x0.' },
      async (args, { call, expectTensor }) => {
        const numSteps = dim(args.schedule.betas, 0);
        const noise = 0.75;
        const [alpha, beta] = [at(args.schedule.alphas, 0), at(args.schedule.betas, 0)];
        const noised = mapValues(args.xt, (value) => Math.fround(sqrt(alpha) * value + sqrt(beta) * noise));
        const x0 = await call({ ...args, xt: noised, t: 0, model: stepModel(numSteps, () => noise) });
        expectTensor(
          'x0 + 1',
          mapValues(x0, (value) => value + 1),
        ).toEqual(
          mapValues(args.xt, (value) => value + 1),
          'With x0 noised by 0.75 everywhere and a model that answers 0.75:',
        );
        const shifted1 = await call({
          ...args,
          xt: mapValues(noised, (value) => value + 1),
          t: 0,
          model: stepModel(numSteps, () => noise),
        });
        expectTensor('result', shifted1).toEqual(
          mapValues(args.xt, (value) => value + 1 / sqrt(alpha)),
          'A larger xt must give a larger result.',
        );
      },
    ),
    step.prop()(
      'The model gets t as an int32 tensor with one step for each example',
      {
        id: 'steps-are-int32',
        points: 1,
        hint: 't is one number here; the model wants it once for each example, as int32.',
      },
      async (args, { call, observe, ensure, expectTensor }) => {
        const { callbacks } = await observe(args);
        ensure(callbacks.length > 0, 'The model was never called.');
        for (const { shape, step: given } of callbacks) {
          const expected = `int32 [${String(shape[0] ?? 1)}]`;
          ensure(
            given === expected,
            `The model was called with t as ${given}; for this x_t it is ${expected}.`,
          );
        }
        const quiet = {
          ...args,
          z: filled(args.z.shape, 0),
          xt: filled(args.xt.shape, 0),
          model: stepModel(dim(args.schedule.betas, 0), (t) => t + 1),
        };
        expectTensor('result', await call(quiet)).toEqual(
          stepOracle(quiet),
          'With xt = 0, z = 0 and a model that answers with t + 1:',
        );
      },
    ),
    step.oracle()('A step is that of Algorithm 2 with σ_t² = β_t', {
      id: 'step-formula',
      points: 2,
      hint: 'Mean first: prediction, its factor, the difference, the division; then the noise.',
    }),
    step.fixtures('A step is that of PyTorch in float64', {
      id: 'step-pytorch',
      points: 1,
      hint: 'Look at t, and whether z should matter there.',
    }),
    sample.prop()(
      'Sampling starts at the first draw and uses a fresh one at every step, each of the asked shape',
      { id: 'draws-in-order', points: 1, hint: 'gaussian(shape) once for x_T, then once a step.' },
      async (args, { call, observe, ensure, expectTensor }) => {
        const { callbacks } = await observe(args);
        const drawn = callbacks.filter(({ role }) => role === 'gaussian');
        const numSteps = dim(args.schedule.betas, 0);
        ensure(
          drawn.length === numSteps || drawn.length === numSteps + 1,
          `gaussian was called ${String(drawn.length)} times; one draw for x_T and one a step makes ${String(numSteps + 1)} (${String(numSteps)} if t = 0 draws none).`,
        );
        for (const { shape } of drawn) {
          ensure(
            shape.join() === args.shape.join(),
            `gaussian was asked for the shape [${shape.join(', ')}], not [${args.shape.join(', ')}].`,
          );
        }
        const silent = { ...args, model: stepModel(numSteps, () => 0) };
        expectTensor('sample', await call(silent)).toEqual(
          sampleOracle(silent),
          'With a model that answers 0, each draw must enter in its own step.',
        );
      },
    ),
    sample.prop(
      fc
        .record({ mean: fc.constantFrom(0.5, -1, 2), variance: fc.constantFrom(0.3, 0.5, 2) })
        .map(({ mean, variance }) =>
          unitDraws(gaussianSteps, gaussianModel(gaussianSteps, mean, variance), mean, variance),
        ),
    )(
      'With the exact noise predictor of a Gaussian the samples have its mean and variance',
      {
        id: 'recovers-a-gaussian',
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
    sample.oracle()('The sample is that of Algorithm 2, from the first draw to the last step', {
      id: 'sample-formula',
      points: 1,
      hint: 'From t = numSteps − 1 down to 0.',
    }),
    sample.fixtures('The sample is that of PyTorch in float64', {
      id: 'sample-pytorch',
      points: 1,
      hint: 'From t = numSteps − 1 down to 0.',
    }),
  ],
});

interface GaussianRun extends ReverseSampleInput {
  readonly mean: number;
  readonly variance: number;
}

/**
 * A run whose batch tells mean and variance exactly, without drawing at random: the sampler is affine in its draws when
 * the model is, so example 0 has all draws 0 and gives the mean, and example i + 1 has draw i equal to 1 and gives
 * how strongly that draw enters.
 */
function unitDraws(schedule: Schedule, model: NamedModel, mean: number, variance: number): GaussianRun {
  const numDraws = dim(schedule.betas, 0) + 1;
  const shape = [numDraws + 1, 1];
  const gaussian = Array.from({ length: numDraws }, (_, i) =>
    generate(shape, (example) => (example === i + 1 ? 1 : 0)),
  );
  return { model, shape, schedule, gaussian: { gaussian }, mean, variance };
}
