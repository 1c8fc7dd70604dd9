import { defineExercise } from '../../engine/exercise';
import { checks } from './checks';

export const adamw = defineExercise({ id: 'adamw', title: 'AdamW', checks });
