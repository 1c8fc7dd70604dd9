import { defineExercise } from '../../engine/exercise';
import { dpoChecks } from './dpo-checks';
import { rewardChecks } from './reward-checks';
import { sequenceChecks } from './sequence-checks';

export const preferenceOptimization = defineExercise({
  id: 'preference-optimization',
  title: 'Preference optimization',
  effort: { minutes: 60, difficulty: 3 },
  checks: [...sequenceChecks, ...rewardChecks, ...dpoChecks],
});
