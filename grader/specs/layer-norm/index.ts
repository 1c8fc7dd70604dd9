import { defineExercise } from '../../engine/exercise';
import { checks } from './checks';

export const layerNorm = defineExercise({ id: 'layer-norm', title: 'Layer normalisation', checks });
