import { defineExercise } from '../../engine/exercise';
import { checks } from './checks';

export const noisePredictionLoss = defineExercise({
  id: 'noise-prediction-loss',
  title: 'ε-prediction loss',
  effort: { minutes: 30, difficulty: 2 },
  checks,
});
