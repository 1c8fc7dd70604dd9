import { defineExercise } from '../../engine/exercise';
import { checks } from './checks';

export const ddim = defineExercise({
  id: 'ddim',
  title: 'DDIM step',
  effort: { minutes: 50, difficulty: 2 },
  checks,
});
