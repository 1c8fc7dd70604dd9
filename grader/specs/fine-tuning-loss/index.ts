import { defineExercise } from '../../engine/exercise';
import { checks } from './checks';

export const fineTuningLoss = defineExercise({
  id: 'fine-tuning-loss',
  title: 'Fine-tuning loss',
  effort: { minutes: 30, difficulty: 2 },
  checks,
});
