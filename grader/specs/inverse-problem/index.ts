import { defineExercise } from '../../engine/exercise';
import { guidanceChecks } from './guidance-checks';
import { stepChecks } from './step-checks';

export const inverseProblem = defineExercise({
  id: 'inverse-problem',
  title: 'Inverse problem',
  effort: { minutes: 75, difficulty: 3 },
  checks: [...guidanceChecks, ...stepChecks],
});
