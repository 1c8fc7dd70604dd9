import { defineExercise } from '../../engine/exercise';
import { checks } from './checks';

export const gpt = defineExercise({
  id: 'gpt',
  title: 'GPT',
  effort: { minutes: 60, difficulty: 3 },
  checks,
});
