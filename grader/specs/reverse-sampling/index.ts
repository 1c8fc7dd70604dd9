import { defineExercise } from '../../engine/exercise';
import { sampleChecks } from './sample-checks';
import { stepChecks } from './step-checks';

export const reverseSampling = defineExercise({
  id: 'reverse-sampling',
  title: 'Reverse sampling',
  effort: { minutes: 60, difficulty: 3 },
  checks: [...stepChecks, ...sampleChecks],
});
