import { defineExercise } from '../../engine/exercise';
import { checks } from './checks';

export const noiseSchedule = defineExercise({
  id: 'noise-schedule',
  title: 'Noise schedule',
  effort: { minutes: 20, difficulty: 1 },
  checks,
});
