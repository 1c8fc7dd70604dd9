import type { StructuralAttack } from './attack';
import { attacksByFiles } from './files';
import { attacksByLargeSources } from './large-sources';
import { attacksOnTheNextExercise } from './next-exercise';
import { attacksByOwnFiles } from './own-files';
import { stallingAttacks } from './stalling';

export { expectOthersUnharmed, SUBMITTED } from './attack';

const attacks: readonly StructuralAttack[] = [
  ...attacksByFiles,
  ...attacksByLargeSources,
  ...attacksByOwnFiles,
  ...attacksOnTheNextExercise,
  ...stallingAttacks,
];

/** The attacks that this system can have. */
export const structuralAttacks = attacks.filter(
  ({ posixOnly }) => posixOnly !== true || process.platform !== 'win32',
);
