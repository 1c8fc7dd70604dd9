import type { Result } from '../../engine/values';
import {
  trainNoisePredictor,
  type DenoiserParams,
  type SurrogateTrainingInput,
  type SurrogateTrainingSteps,
} from '../../oracle/surrogate';
import { plainNumbers, type NumericTensor } from '../../oracle/tensor';

/** What `trainNoisePredictor` returns. */
// A type, since an interface is not assignable to a record.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
export type SurrogateTraining = {
  readonly losses: NumericTensor;
  readonly params: DenoiserParams & Readonly<Record<string, Result>>;
};

/** The training with some steps replaced; the right one if none is. */
export const trainedWith =
  (steps: Partial<SurrogateTrainingSteps>) =>
  (args: SurrogateTrainingInput): SurrogateTraining => {
    const { params, losses } = trainNoisePredictor(args, steps);
    // Losses first, since a report starts with the first tensor that is wrong.
    return { losses: plainNumbers(losses), params: params as SurrogateTraining['params'] };
  };

export const rightTraining = trainedWith({});
