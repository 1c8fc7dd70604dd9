import { defineExercise } from '../../engine/exercise';
import { checks } from './checks';

export const scaledDotProductAttention = defineExercise({
  id: 'scaled-dot-product-attention',
  title: 'Scaled dot-product attention',
  effort: { minutes: 45, difficulty: 2 },
  checks,
});
