import { defineExercise } from '../../engine/exercise';
import { checks } from './checks';

export const transformerBlock = defineExercise({
  id: 'transformer-block',
  title: 'Transformer block',
  checks,
});
