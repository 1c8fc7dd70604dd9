import { defineExercise } from '../../engine/exercise';
import { centreChecks, densityChecks } from './centre-checks';
import { forwardChecks, reverseChecks } from './process-checks';

export const moleculeGeneration = defineExercise({
  id: 'molecule-generation',
  title: 'Molecule generation',
  effort: { minutes: 75, difficulty: 3 },
  checks: [...centreChecks, ...densityChecks, ...forwardChecks, ...reverseChecks],
});
