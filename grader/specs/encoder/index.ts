import { defineExercise } from '../../engine/exercise';
import { checks } from './checks';

export const encoder = defineExercise({
  id: 'encoder',
  title: 'Encoder',
  effort: { minutes: 40, difficulty: 2 },
  checks,
});
