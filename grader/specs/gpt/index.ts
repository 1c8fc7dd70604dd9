import { defineExercise } from '../../engine/exercise';
import { checks } from './checks';

export const gpt = defineExercise({ id: 'gpt', title: 'GPT', checks });
