import { defineExercise } from '../../engine/exercise';
import { doubleWellChecks } from './double-well-checks';
import { predictionChecks } from './prediction-checks';
import { samplingChecks } from './sampling-checks';
import { trainingChecks } from './training-checks';

export const surrogateSampler = defineExercise({
  id: 'surrogate-sampler',
  title: 'Surrogate of a simulation',
  effort: { minutes: 75, difficulty: 3 },
  backend: 'wasm',
  checks: [...predictionChecks, ...trainingChecks, ...samplingChecks, ...doubleWellChecks],
});
