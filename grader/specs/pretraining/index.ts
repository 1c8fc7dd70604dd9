import { defineExercise } from '../../engine/exercise';
import { rateChecks } from './rate-checks';
import { trainingChecks } from './training-checks';

export const pretraining = defineExercise({
  id: 'pretraining',
  title: 'Pre-training',
  effort: { minutes: 75, difficulty: 3 },
  backend: 'wasm',
  checks: [...rateChecks, ...trainingChecks],
});
