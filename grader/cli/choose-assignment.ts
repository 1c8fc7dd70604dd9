import { assignments, type AssignmentId } from '../course';
import { closeNames, didYouMean } from './suggest';
import { UsageError } from './usage-error';

/**
 * Returns the assignment of an `--assignment`.
 *
 * @throws UsageError if the course has no such assignment
 */
export function chosenAssignment(name: string): AssignmentId {
  const known = assignments.map(({ id }) => id);
  const found = known.find((id) => id === name);
  if (found !== undefined) return found;
  const instead = didYouMean(closeNames(name, known)) ?? `choose from ${known.join(', ')}`;
  throw new UsageError(`there is no assignment "${name}"; ${instead}`);
}
