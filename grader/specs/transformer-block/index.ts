import { defineExercise } from '../../engine/exercise';
import { checks } from './checks';

export const transformerBlock = defineExercise({
  id: 'transformer-block',
  title: 'Transformer block',
  effort: { minutes: 40, difficulty: 2 },
  checks,
});
