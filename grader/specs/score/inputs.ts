import { once } from '../../engine/remember';
import type { Cases } from '../../engine/covering';
import * as fc from 'fast-check';
import { fixedInputs, numbersOf, type NumberStyle } from '../../engine/inputs';
import type { PredictedCleanInput, QSampleInput, ScoreInput } from '../../oracle/diffusion';
import { filled, tensor } from '../../oracle/tensor';
import { noisedInputs, schedules } from '../shared/diffusion-inputs';

const predicted = ({ x0, t, noise, schedule }: QSampleInput): PredictedCleanInput => ({
  xt: x0,
  predictedNoise: noise,
  t,
  schedule,
});

/** Ranks 2 to 4, one example and several, each with its own step. */
export const cleanInputs = (styles: readonly NumberStyle[] = []): Cases<PredictedCleanInput> =>
  noisedInputs(styles).map((each) => each.map(predicted));

const withoutData = ({ predictedNoise, t, schedule }: PredictedCleanInput): ScoreInput => ({
  predictedNoise,
  t,
  schedule,
});

/** The same without x_t. */
export const scoreInputs = (styles: readonly NumberStyle[] = []): Cases<ScoreInput> =>
  cleanInputs(styles).map((each) => each.map(withoutData));

/** One example at each end of a schedule, with x_t or the noise alone: few mistakes show there. */
const alone = (): readonly PredictedCleanInput[] =>
  fixedInputs(schedules(3), 3).flatMap((schedule, i) =>
    [0, schedule.betas.data.length - 1].map((t) => ({
      xt: filled([1, 2], i === 0 ? 0 : 0.3),
      predictedNoise: filled([1, 2], i === 1 ? 0 : -0.25),
      t: tensor([1], [t], 'int32'),
      schedule,
    })),
  );

/** Three examples whose axes are all as long as the batch: no coefficient fails to fit. */
const cubes = (): readonly PredictedCleanInput[] =>
  fixedInputs(
    fc
      .record({ schedule: schedules(), rank: fc.constantFrom(2, 3, 4), numbers: numbersOf('gaussian') })
      .map(({ schedule, rank, numbers }) => {
        const shape = Array<number>(rank).fill(3);
        return {
          xt: numbers.normal('xt', shape),
          predictedNoise: numbers.normal('noise', shape),
          t: numbers.below('t', [3], schedule.betas.data.length),
          schedule,
        };
      }),
    6,
  );

export const isolatingCleans = once((): readonly PredictedCleanInput[] => [...alone(), ...cubes()]);

export const isolatingScores = (): readonly ScoreInput[] => isolatingCleans().map(withoutData);
