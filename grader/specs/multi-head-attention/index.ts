import { defineExercise } from '../../engine/exercise';
import { checks } from './checks';

export const multiHeadAttention = defineExercise({
  id: 'multi-head-attention',
  title: 'Multi-head attention',
  effort: { minutes: 60, difficulty: 3 },
  checks,
});
