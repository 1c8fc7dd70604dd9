import { defineExercise } from '../../engine/exercise';
import { checks } from './checks';

export const encoder = defineExercise({ id: 'encoder', title: 'Encoder', checks });
