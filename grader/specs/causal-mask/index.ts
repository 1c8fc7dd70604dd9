import { defineExercise } from '../../engine/exercise';
import { checks } from './checks';

export const causalMask = defineExercise({ id: 'causal-mask', title: 'Causal mask', checks });
