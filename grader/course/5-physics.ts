import { ensembleScore } from '../specs/ensemble-score';
import type { CourseModule } from './module';

export const physics: CourseModule = {
  id: '5-physics',
  title: 'Physics',
  objective: 'physics',
  exercises: { physics: [ensembleScore] },
};
