import { defineExercise } from '../../engine/exercise';
import { checks } from './checks';

export const disruptionForecast = defineExercise({
  id: 'disruption-forecast',
  title: 'Disruption forecast',
  effort: { minutes: 60, difficulty: 2 },
  checks,
});
