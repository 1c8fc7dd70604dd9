import { specify } from '../../engine/specify';
import { defineExercise } from '../../engine/exercise';
import { pairsOf, type Half } from '../../engine/pairs';
import { qSample, type Coefficients, type QSampleInput } from '../../oracle/diffusion';
import {
  at,
  dim,
  filled,
  generate,
  mapValues,
  permuteAxis,
  sliceFirst,
  zipValues,
  type NumericTensor,
} from '../../oracle/tensor';
import { noisedCircumstances, noisedInputs } from '../shared/diffusion-inputs';

const { sqrt } = Math;

/** The closed form with other coefficients; `a` is ᾱ_t. */
const withCoefficients =
  (of: (a: number, schedule: QSampleInput['schedule'], t: number) => [signal: number, noise: number]) =>
  (args: QSampleInput): NumericTensor => {
    const coefficients: Coefficients = (schedule, t) => {
      const [signal, noise] = of(at(schedule.alphaBars, t), schedule, t);
      return { signal, noise };
    };
    return qSample(args, coefficients);
  };

/** The right coefficients at another step. */
const atStep = (shift: (t: number, numSteps: number) => number): ((args: QSampleInput) => NumericTensor) =>
  withCoefficients((_, { alphaBars }, t) => {
    const step = shift(t, dim(alphaBars, 0));
    const a = step < 0 ? 1 : at(alphaBars, Math.min(step, dim(alphaBars, 0) - 1));
    return [sqrt(a), sqrt(1 - a)];
  });

/** The wrong share of variance that is left, and wrong coefficients of a share. */
type Share = (schedule: QSampleInput['schedule'], t: number) => number;
type Weights = (share: number) => [signal: number, noise: number];

const shareHalves: readonly Half<Share>[] = [
  {
    id: 'alpha-for-alpha-bar',
    clause: 'alpha of step t stands where alphaBar belongs',
    change: ({ alphas }, t) => at(alphas, t),
  },
  {
    id: 'one-step-early',
    clause: 'index t − 1 is read, so that t = 0 adds no noise',
    change: ({ alphaBars }, t) => (t === 0 ? 1 : at(alphaBars, t - 1)),
  },
  {
    id: 'one-step-early-clamped',
    clause: 'index t − 1 is read, and index 0 twice',
    change: ({ alphaBars }, t) => at(alphaBars, Math.max(t - 1, 0)),
  },
];

const weightHalves: readonly Half<Weights>[] = [
  { id: 'no-roots', clause: 'the roots of the coefficients are missing', change: (a) => [a, 1 - a] },
  {
    id: 'no-root-of-noise',
    clause: 'the noise is multiplied by a variance, not by its root',
    change: (a) => [sqrt(a), 1 - a],
  },
  {
    id: 'no-root-of-signal',
    clause: 'x0 is multiplied by a share of variance, not by its root',
    change: (a) => [a, sqrt(1 - a)],
  },
  {
    id: 'coefficients-exchanged',
    clause: 'the two coefficients are exchanged',
    change: (a) => [sqrt(1 - a), sqrt(a)],
  },
];

const forward = specify<QSampleInput, NumericTensor>({
  name: 'qSample',
  parameters: ['x0', 't', 'noise', 'schedule'],
  resultName: 'xt',
  oracle: (args) => qSample(args),
  inputs: noisedInputs(),
  misconceptions: [
    {
      id: 'alpha-for-alpha-bar',
      sentence: 'Your numbers are those of a single step: alpha of step t stands where alphaBar belongs.',
      hint: 'How much of the signal is left after all steps up to t?',
      compute: withCoefficients((_, { alphas }, t) => [sqrt(at(alphas, t)), sqrt(1 - at(alphas, t))]),
    },
    {
      id: 'beta-for-alpha-bar',
      sentence: 'Your numbers use beta of step t instead of alphaBar.',
      hint: 'Which of the three tables says how much of the signal is left?',
      compute: withCoefficients((_, { betas }, t) => [sqrt(at(betas, t)), sqrt(1 - at(betas, t))]),
    },
    {
      id: 'noise-missing',
      sentence: 'Your x_t is the signal alone: no noise is added.',
      hint: 'What carries the rest of the variance, 1 − ᾱ_t?',
      compute: withCoefficients((a) => [sqrt(a), 0]),
    },
    {
      id: 'noise-subtracted',
      sentence: 'Your noise is taken away, where it should be added.',
      hint: 'As a draw it is as good, but a model that is to find this noise finds its negative.',
      compute: withCoefficients((a) => [sqrt(a), -sqrt(1 - a)]),
    },
    {
      id: 'noise-of-one-step',
      sentence: 'Your noise is multiplied by √β_t: the noise of the last step alone.',
      hint: 'The variances of signal and noise sum to 1.',
      compute: withCoefficients((a, { betas }, t) => [sqrt(a), sqrt(at(betas, t))]),
    },
    {
      id: 'no-roots',
      sentence: 'Your coefficients are ᾱ_t and 1 − ᾱ_t; their roots are needed.',
      hint: 'ᾱ_t is a share of variance. What multiplies the amplitude?',
      compute: withCoefficients((a) => [a, 1 - a]),
    },
    {
      id: 'no-root-of-noise',
      sentence: 'Your noise is multiplied by 1 − ᾱ_t, not by its root.',
      hint: '1 − ᾱ_t is a variance. What multiplies the amplitude?',
      compute: withCoefficients((a) => [sqrt(a), 1 - a]),
    },
    {
      id: 'no-root-of-signal',
      sentence: 'Your x0 is multiplied by ᾱ_t, not by its root.',
      hint: 'ᾱ_t is a share of variance. What multiplies the amplitude?',
      compute: withCoefficients((a) => [a, sqrt(1 - a)]),
    },
    {
      id: 'one-minus-root',
      sentence: 'Your noise is multiplied by 1 − √ᾱ_t: amplitudes do not sum to 1, variances do.',
      hint: 'Add the squares of the two coefficients.',
      compute: withCoefficients((a) => [sqrt(a), 1 - sqrt(a)]),
    },
    {
      id: 'coefficients-exchanged',
      sentence: 'Your two coefficients are exchanged: early steps are the noisy ones.',
      hint: 'At t = 0 most of the signal is still there.',
      compute: withCoefficients((a) => [sqrt(1 - a), sqrt(a)]),
    },
    {
      id: 'one-step-early',
      sentence: 'Your step is one too early: index t − 1 is read, and t = 0 adds no noise.',
      hint: 'Index t is step t + 1 of the paper: index 0 has one step of noise already.',
      compute: atStep((t) => t - 1),
    },
    {
      id: 'one-step-early-clamped',
      sentence: 'Your step is one too early: index t − 1 is read, and index 0 twice.',
      hint: 'Index t is step t + 1 of the paper already.',
      compute: atStep((t) => Math.max(t - 1, 0)),
    },
    {
      id: 'one-step-late',
      sentence: 'Your step is one too late: index t + 1 is read.',
      hint: 'Index t is step t + 1 of the paper already.',
      compute: atStep((t) => t + 1),
    },
    {
      id: 'reversed-steps',
      sentence: 'Your steps count backwards: early ones are the noisy ones.',
      hint: 'alphaBars falls with t.',
      compute: atStep((t, numSteps) => numSteps - 1 - t),
    },
    {
      id: 'first-step-for-all',
      sentence: 'Your examples all use the step of the first one.',
      hint: 'Each example has its own t: the coefficients are a vector over the batch.',
      compute: (args) => qSample({ ...args, t: mapValues(args.t, () => at(args.t, 0)) }),
    },
    ...pairsOf<QSampleInput, NumericTensor, Share, Weights>(
      shareHalves,
      weightHalves,
      (args, share, weights) => withCoefficients((_, schedule, t) => weights(share(schedule, t)))(args),
      // Its numbers are those of beta-for-alpha-bar, which is one mistake.
    ).filter(({ id }) => id !== 'alpha-for-alpha-bar+coefficients-exchanged'),
  ],
  conditions: noisedCircumstances,
});

const zeros = (x: NumericTensor): NumericTensor => filled(x.shape, 0);
const square = (x: NumericTensor): NumericTensor => mapValues(x, (value) => value * value);

export const forwardProcess = defineExercise({
  id: 'forward-process',
  title: 'Forward process',
  checks: [
    forward.prop()(
      'The squares of the two coefficients sum to 1',
      {
        id: 'variance-preserving',
        points: 2,
        hint: 'Data of variance 1 keeps variance 1: what the signal loses the noise gains.',
      },
      async (args, { call, ensure, expectTensor }) => {
        const ones = filled(args.x0.shape, 1);
        const signal = await call({ ...args, x0: ones, noise: zeros(ones) });
        const noise = await call({ ...args, x0: zeros(ones), noise: ones });
        expectTensor(
          'sum of squares',
          zipValues(square(signal), square(noise), (a, b) => a + b),
        ).toEqual(
          ones,
          'x_t of (x0 = 1, noise = 0) squared plus x_t of (x0 = 0, noise = 1) squared must be 1.',
        );
        ensure(
          signal.data.every((value) => value > 0 && value < 1) &&
            noise.data.every((value) => value > 0 && value < 1),
          'Both coefficients lie between 0 and 1 at every step, t = 0 included: it has one step of noise already.',
        );
      },
    ),
    forward.prop()(
      'x_t is linear in x0 and noise',
      { id: 'linear', points: 1, hint: 'A multiple of x0 plus a multiple of the noise, nothing else.' },
      async (args, { call, ensure, expectTensor }) => {
        const whole = await call(args);
        const signal = await call({ ...args, noise: zeros(args.noise) });
        const noise = await call({ ...args, x0: mapValues(args.x0, (value) => -2 * value) });
        expectTensor('xt', noise).toEqual(
          zipValues(whole, signal, (a, b) => a - 3 * b),
          'x_t of (−2·x0, noise) must be x_t of (x0, noise) minus three times x_t of (x0, 0).',
        );
        const unit = await call({ ...args, x0: filled(args.x0.shape, 1), noise: zeros(args.noise) });
        expectTensor('xt', signal).toEqual(
          zipValues(unit, args.x0, (a, b) => a * b),
          'The multiple of x0 must not depend on x0.',
        );
        ensure(
          unit.data.every((value) => value > 0),
          'Something of x0 must be left at every step.',
        );
      },
    ),
    forward.prop()(
      'Every example has its own step',
      {
        id: 'own-step',
        points: 1,
        hint: 'A coefficient for each example, broadcast over all its other axes.',
      },
      async (args, { call, ensure, expectTensor }) => {
        const together = await call(args);
        const batch = dim(args.x0, 0);
        for (let example = 0; example < batch; example++) {
          const alone = await call({
            ...args,
            x0: sliceFirst(args.x0, example, 1),
            t: sliceFirst(args.t, example, 1),
            noise: sliceFirst(args.noise, example, 1),
          });
          expectTensor('xt', sliceFirst(together, example, 1)).toEqual(
            alone,
            `Example ${String(example)} alone gives other numbers than in the batch.`,
          );
        }
        const order = Array.from({ length: batch }, (_, i) => batch - 1 - i);
        const first = filled([2, ...args.x0.shape.slice(1)], 1);
        const steps = generate([2], (i) => i * (dim(args.schedule.betas, 0) - 1), 'int32');
        const extremes = await call({ ...args, x0: first, t: steps, noise: zeros(first) });
        const [early, late] = [at(extremes, 0), at(extremes, extremes.data.length - 1)];
        ensure(early > late && late > 0, 'Less of x0 must be left at the last step than at the first.');
        const permuted = await call({
          ...args,
          x0: permuteAxis(args.x0, 0, order),
          t: permuteAxis(args.t, 0, order),
          noise: permuteAxis(args.noise, 0, order),
        });
        expectTensor('xt', permuted).toEqual(
          permuteAxis(together, 0, order),
          'Reversing the order of the examples must reverse the result.',
        );
      },
    ),
    forward.prop()(
      'From one step to the next the signal shrinks by √α_t',
      { id: 'steps-compose', points: 1, hint: 'The closed form is what all single steps together give.' },
      async (args, { call, expectTensor }) => {
        const numSteps = dim(args.schedule.betas, 0);
        const ones = filled([numSteps, 1], 1);
        const all = {
          schedule: args.schedule,
          x0: ones,
          noise: zeros(ones),
          t: generate([numSteps], (t) => t, 'int32'),
        };
        const signal = await call(all);
        expectTensor(
          'ratio of coefficients',
          mapValues(signal, (value, t) => (t === 0 ? value : value / at(signal, t - 1))),
        ).toEqual(
          generate([numSteps, 1], (t) => sqrt(at(args.schedule.alphas, t))),
          'The coefficient of x0 at t, divided by the one at t − 1, must be √α_t (and at t = 0 it is √α_0).',
        );
      },
    ),
    forward.prop()(
      't = 0 is the first step: noise of variance β_0 is there already',
      { id: 'first-step', points: 1, hint: 'Index t is step t + 1 of Ho et al.' },
      async (args, { call, expectTensor }) => {
        const first = {
          ...args,
          x0: zeros(args.x0),
          noise: filled(args.x0.shape, 1),
          t: mapValues(args.t, () => 0),
        };
        expectTensor('xt', await call(first)).toEqual(
          filled(args.x0.shape, sqrt(at(args.schedule.betas, 0))),
          'At t = 0, with x0 = 0 and noise = 1, x_t must be √β_0.',
        );
      },
    ),
    forward.oracle()('x_t is √ᾱ_t · x0 + √(1 − ᾱ_t) · noise, for rank 2, 3 and 4', {
      id: 'formula',
      points: 2,
      hint: 'Read ᾱ_t for every example, and give it as many axes of length 1 as x0 has others.',
    }),
    forward.fixtures('x_t is that of PyTorch in float64', {
      id: 'pytorch',
      points: 1,
      hint: 'Look at the steps t of the case.',
    }),
    forward.gradient(noisedInputs(['gaussian']))('The gradient reaches x0 and noise', {
      id: 'gradient',
      points: 1,
      hint: 'Stay with operations on tensors from the arguments to the result.',
      except: ['schedule'],
    }),
  ],
});
