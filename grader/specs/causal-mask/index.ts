import { defineExercise } from '../../engine/exercise';
import { checks } from './checks';

export const causalMask = defineExercise({
  id: 'causal-mask',
  title: 'Causal mask',
  effort: { minutes: 15, difficulty: 1 },
  checks,
});
