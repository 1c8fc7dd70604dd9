// @ts-check
import process from 'node:process';

/**
 * Flags that make V8 optimise ten times later than by default. A grading lasts a second, so most
 * calls in the sandbox end before optimising them pays off. The flags depend on V8's version, which
 * rejects flags that it does not know.
 */
export function lateOptimisation(version = process.versions.v8) {
  const major = Number(version.split('.')[0]);
  if (major === 11) return ['--interrupt-budget=1500000']; // Node 20
  return major >= 12 && major <= 14
    ? ['--invocation-count-for-maglev=4000', '--invocation-count-for-turbofan=40000']
    : [];
}
