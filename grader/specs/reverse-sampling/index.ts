import { defineExercise } from '../../engine/exercise';
import { sampleChecks } from './sample-checks';
import { stepChecks } from './step-checks';

export const reverseSampling = defineExercise({
  id: 'reverse-sampling',
  title: 'Reverse sampling',
  checks: [...stepChecks, ...sampleChecks],
});
