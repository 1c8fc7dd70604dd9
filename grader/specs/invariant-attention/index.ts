import { defineExercise } from '../../engine/exercise';
import { attentionChecks } from './attention-checks';
import { updateChecks } from './update-checks';

export const invariantAttention = defineExercise({
  id: 'invariant-attention',
  title: 'Invariant attention',
  effort: { minutes: 90, difficulty: 3 },
  checks: [...attentionChecks, ...updateChecks],
});
