import { specify } from '../../engine/specify';
import { at, plainNumber, type NumericTensor } from '../../oracle/tensor';
import { rightRate, type RateInput } from './rate';
import { rateExamples, rateInputs } from './rate-inputs';
import { isolatingRates } from './isolating';
import { rateConditions, ratePipeline } from './rate-misconceptions';

const rate = specify<RateInput, NumericTensor>({
  name: 'learningRateAt',
  parameters: ['step', 'schedule'],
  resultName: 'rate',
  oracle: rightRate,
  inputs: rateInputs,
  examples: rateExamples,
  isolating: isolatingRates,
  pipeline: ratePipeline,
  conditions: rateConditions,
});

export const rateChecks = [
  rate.prop()(
    'The learning rate rises in equal steps, and reaches the maximum at warmupSteps',
    {
      id: 'warm-up',
      points: 1,
      hint: 'Draw the line: which rate belongs to step 0, and which to step warmupSteps?',
    },
    async ({ schedule }, { call, expectTensor }) => {
      const { warmupSteps, maximum } = schedule;
      const top = await call({ step: warmupSteps, schedule });
      expectTensor(top).toEqual(plainNumber(maximum), 'The step numbered warmupSteps must have the maximum.');
      for (let step = 1; step < warmupSteps; step++) {
        expectTensor(await call({ step, schedule })).toEqual(
          plainNumber((at(top, 0) * step) / warmupSteps),
          `Step ${step} of ${warmupSteps} must have ${step}/${warmupSteps} of the maximum.`,
        );
      }
    },
  ),
  rate.prop()(
    'It then falls like half a cosine to the minimum at totalSteps, and stays there',
    {
      id: 'decay',
      points: 1,
      hint: 'A cosine is symmetric about its middle, and flat at both ends.',
    },
    async (args, { call, expectTensor }) => {
      const { warmupSteps, maximum, minimum } = args.schedule;
      const half = Math.ceil((args.schedule.totalSteps - warmupSteps) / 2);
      // An even number of steps, so that there is one in the middle.
      const schedule = { ...args.schedule, totalSteps: warmupSteps + 2 * half };
      const rateAt = (step: number): Promise<NumericTensor> => call({ step, schedule });
      expectTensor(await rateAt(warmupSteps + half)).toEqual(
        plainNumber((maximum + minimum) / 2),
        'Half-way from warmupSteps to totalSteps, the rate must be the mean of maximum and minimum.',
      );
      for (const step of [0, 1, 5]) {
        expectTensor(await rateAt(schedule.totalSteps + step)).toEqual(
          plainNumber(minimum),
          'From totalSteps on, the rate must be the minimum.',
        );
      }
      const [early, late] = [await rateAt(warmupSteps + 1), await rateAt(schedule.totalSteps - 1)];
      expectTensor(plainNumber(at(early, 0) + at(late, 0))).toEqual(
        plainNumber(maximum + minimum),
        'The first step after warmupSteps must lose as much as the last one before totalSteps has left.',
      );
    },
  ),
  rate.oracle()('The learning rate is right in every part of the schedule', {
    id: 'rate-formula',
    points: 1,
    hint: 'Call it with the steps 1, warmupSteps, warmupSteps + 1, totalSteps and totalSteps + 1.',
  }),
  rate.fixtures('The learning rate matches PyTorch’s LinearLR followed by CosineAnnealingLR', {
    id: 'rate-pytorch',
    points: 1,
    hint: 'Call it with the steps 1, warmupSteps, warmupSteps + 1, totalSteps and totalSteps + 1.',
  }),
];
