import { defineExercise } from '../../engine/exercise';
import { checks } from './checks';

export const generate = defineExercise({
  id: 'generate',
  title: 'Generation',
  effort: { minutes: 60, difficulty: 3 },
  checks,
});
