import { defineExercise } from '../../engine/exercise';
import { checks } from './checks';

export const adamw = defineExercise({
  id: 'adamw',
  title: 'AdamW',
  effort: { minutes: 45, difficulty: 2 },
  checks,
});
