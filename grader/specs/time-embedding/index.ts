import { defineExercise } from '../../engine/exercise';
import { checks } from './checks';

export const timeEmbedding = defineExercise({
  id: 'time-embedding',
  title: 'Time embedding',
  effort: { minutes: 25, difficulty: 1 },
  checks,
});
