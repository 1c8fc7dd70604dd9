import { defineExercise } from '../../engine/exercise';
import { checks } from './checks';

export const maneuverDetection = defineExercise({
  id: 'maneuver-detection',
  title: 'Maneuver detection',
  effort: { minutes: 60, difficulty: 2 },
  checks,
});
