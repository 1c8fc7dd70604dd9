import { defineExercise } from '../../engine/exercise';
import { cleanChecks } from './clean-checks';
import { scoreChecks } from './score-checks';

export const score = defineExercise({
  id: 'score',
  title: 'Score and clean data',
  checks: [...scoreChecks, ...cleanChecks],
});
