import { defineExercise } from '../../engine/exercise';
import { checks } from './checks';

export const scalingLaw = defineExercise({
  id: 'scaling-law',
  title: 'Scaling law',
  effort: { minutes: 45, difficulty: 2 },
  checks,
});
