import { ensembleScore } from '../specs/ensemble-score';
import { surrogateSampler } from '../specs/surrogate-sampler';
import { weatherRollout } from '../specs/weather-rollout';
import type { CourseModule } from './module';

export const physics: CourseModule = {
  id: '5-physics',
  title: 'Physics',
  objective: 'physics',
  exercises: { physics: [surrogateSampler, weatherRollout, ensembleScore] },
};
