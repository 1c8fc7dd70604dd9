import { ddim } from '../specs/ddim';
import { forwardProcess } from '../specs/forward-process';
import { noisePredictionLoss } from '../specs/noise-prediction-loss';
import { noiseSchedule } from '../specs/noise-schedule';
import { reverseSampling } from '../specs/reverse-sampling';
import { score } from '../specs/score';
import { timeEmbedding } from '../specs/time-embedding';
import type { CourseModule } from './module';

export const diffusion: CourseModule = {
  id: '4-diffusion',
  title: 'Diffusion',
  objective: 'diffusion',
  exercises: {
    core: [noiseSchedule, forwardProcess, noisePredictionLoss, reverseSampling],
    physics: [timeEmbedding, score, ddim],
  },
};
