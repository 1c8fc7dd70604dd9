import { defineExercise } from '../../engine/exercise';
import { checks } from './checks';

export const feedForward = defineExercise({
  id: 'feed-forward',
  title: 'Feed-forward network',
  effort: { minutes: 20, difficulty: 1 },
  checks,
});
