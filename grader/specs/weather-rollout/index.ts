import { defineExercise } from '../../engine/exercise';
import { checks } from './checks';

export const weatherRollout = defineExercise({
  id: 'weather-rollout',
  title: 'Weather roll-out',
  effort: { minutes: 40, difficulty: 2 },
  checks,
});
