import type { ExerciseResult } from '../results/results';

/**
 * Names the exercise whose repair may earn the most, because others that are not right use it;
 * undefined if no exercise uses one that is not right.
 */
export function fixFirst(exercises: readonly ExerciseResult[]): string | undefined {
  const causes = exercises.map((cause) => {
    const users = exercises.filter(({ id, fixFirst }) => id !== cause.id && fixFirst.includes(cause.id));
    const missing = users.reduce((sum, { points, maxPoints }) => sum + maxPoints - points, 0);
    return { cause, users: users.length, missing };
  });
  const [most] = causes
    .filter(({ users }) => users > 0)
    .sort((one, other) => other.missing - one.missing || other.users - one.users);
  if (most === undefined) return undefined;
  const { cause, users, missing } = most;
  const verb = cause.status === 'not-started' ? 'Write' : 'Fix';
  const others =
    users === 1 ? '1 other exercise uses it and is' : `${String(users)} other exercises use it and are`;
  return `${verb} ${cause.id} first: ${others} missing ${String(missing)} ${missing === 1 ? 'point' : 'points'}.`;
}
