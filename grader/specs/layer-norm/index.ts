import { defineExercise } from '../../engine/exercise';
import { checks } from './checks';

export const layerNorm = defineExercise({
  id: 'layer-norm',
  title: 'Layer normalisation',
  effort: { minutes: 25, difficulty: 1 },
  checks,
});
