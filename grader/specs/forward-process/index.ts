import { defineExercise } from '../../engine/exercise';
import { checks } from './checks';

export const forwardProcess = defineExercise({ id: 'forward-process', title: 'Forward process', checks });
