import type { Result } from '../../engine/values';
import type { GptParams } from '../../oracle/gpt';
import { pretrain, type PretrainInput, type TrainingSteps } from '../../oracle/pretraining';
import { plainNumbers, type NumericTensor } from '../../oracle/tensor';

/** What `pretrain` returns. */
// A type, since an interface is not assignable to a record.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
export type TrainingResult = {
  readonly losses: NumericTensor;
  readonly params: GptParams & Readonly<Record<string, Result>>;
};

/** The training with some steps replaced; the right one if none is. */
export const trainedWith =
  (steps: Partial<TrainingSteps>) =>
  (args: PretrainInput): TrainingResult => {
    const { params, losses } = pretrain(args, steps);
    // Losses first, since a report starts with the first tensor that is wrong.
    return { losses: plainNumbers(losses), params: params as TrainingResult['params'] };
  };

export const rightTraining = trainedWith({});
