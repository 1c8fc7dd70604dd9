import { defineExercise } from '../../engine/exercise';
import { checks } from './checks';

export const disruptionForecast = defineExercise({
  id: 'disruption-forecast',
  title: 'Disruption forecast',
  checks,
});
