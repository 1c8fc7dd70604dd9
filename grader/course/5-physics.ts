import { disruptionForecast } from '../specs/disruption-forecast';
import { ensembleScore } from '../specs/ensemble-score';
import { invariantAttention } from '../specs/invariant-attention';
import { inverseProblem } from '../specs/inverse-problem';
import { maneuverDetection } from '../specs/maneuver-detection';
import { moleculeGeneration } from '../specs/molecule-generation';
import { surrogateSampler } from '../specs/surrogate-sampler';
import { weatherRollout } from '../specs/weather-rollout';
import type { CourseModule } from './module';

export const physics: CourseModule = {
  id: '5-physics',
  title: 'Physics',
  objective: 'physics',
  exercises: {
    physics: [
      surrogateSampler,
      weatherRollout,
      ensembleScore,
      disruptionForecast,
      maneuverDetection,
      inverseProblem,
      moleculeGeneration,
      invariantAttention,
    ],
  },
};
