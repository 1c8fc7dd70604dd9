import { defineExercise } from '../../engine/exercise';
import { checks } from './checks';

export const generate = defineExercise({ id: 'generate', title: 'Generation', checks });
