import { defineExercise } from '../../engine/exercise';
import { checks } from './checks';

export const forwardProcess = defineExercise({
  id: 'forward-process',
  title: 'Forward process',
  effort: { minutes: 25, difficulty: 1 },
  checks,
});
