import { defineExercise } from '../../engine/exercise';
import { checks } from './checks';

export const positionalEncoding = defineExercise({
  id: 'positional-encoding',
  title: 'Positional encoding',
  effort: { minutes: 30, difficulty: 1 },
  checks,
});
