import { defineExercise } from '../../engine/exercise';
import { checks } from './checks';

export const rewardModelLoss = defineExercise({
  id: 'reward-model-loss',
  title: 'Reward model loss',
  effort: { minutes: 20, difficulty: 1 },
  checks,
});
