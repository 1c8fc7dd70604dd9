import { defineExercise } from '../../engine/exercise';
import { checks } from './checks';

export const ensembleScore = defineExercise({
  id: 'ensemble-score',
  title: 'Ensemble score',
  effort: { minutes: 60, difficulty: 2 },
  checks,
});
