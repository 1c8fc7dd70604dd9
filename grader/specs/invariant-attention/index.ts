import { defineExercise } from '../../engine/exercise';
import { attentionChecks } from './attention-checks';
import { updateChecks } from './update-checks';

export const invariantAttention = defineExercise({
  id: 'invariant-attention',
  title: 'Invariant attention',
  checks: [...attentionChecks, ...updateChecks],
});
