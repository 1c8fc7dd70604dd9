import { adamw } from '../specs/adamw';
import { fineTuningLoss } from '../specs/fine-tuning-loss';
import { generate } from '../specs/generate';
import { gpt } from '../specs/gpt';
import { nextTokenLoss } from '../specs/next-token-loss';
import { preferenceOptimization } from '../specs/preference-optimization';
import { pretraining } from '../specs/pretraining';
import { rewardModelLoss } from '../specs/reward-model-loss';
import { scalingLaw } from '../specs/scaling-law';
import type { CourseModule } from './module';

export const languageModels: CourseModule = {
  id: '3-language-models',
  title: 'Language models',
  objective: 'language-models',
  exercises: {
    core: [nextTokenLoss],
    'language-models': [
      gpt,
      generate,
      adamw,
      pretraining,
      fineTuningLoss,
      rewardModelLoss,
      preferenceOptimization,
      scalingLaw,
    ],
  },
};
