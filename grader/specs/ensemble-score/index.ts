import { defineExercise } from '../../engine/exercise';
import { checks } from './checks';

export const ensembleScore = defineExercise({ id: 'ensemble-score', title: 'Ensemble score', checks });
