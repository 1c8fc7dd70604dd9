import { defineExercise } from '../../engine/exercise';
import { cleanChecks } from './clean-checks';
import { scoreChecks } from './score-checks';

export const score = defineExercise({
  id: 'score',
  title: 'Score and clean data',
  effort: { minutes: 30, difficulty: 2 },
  checks: [...scoreChecks, ...cleanChecks],
});
