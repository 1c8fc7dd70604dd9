import { defineExercise } from '../../engine/exercise';
import { checks } from './checks';

export const nextTokenLoss = defineExercise({
  id: 'next-token-loss',
  title: 'Next-token loss',
  effort: { minutes: 40, difficulty: 2 },
  checks,
});
