// @ts-check
import process from 'node:process';

/**
 * Makes V8 optimise ten times later than by default. A grading lasts a second, and most calls in the sandbox are over before the cost
 * of optimising them is earned back. The flag's name changes with V8's versions, and V8 refuses one that it does not know.
 */
export function lateOptimisation(version = process.versions.v8) {
  const major = Number(version.split('.')[0]);
  if (major === 11) return ['--interrupt-budget=1500000']; // Node 20
  return major >= 12 && major <= 14
    ? ['--invocation-count-for-maglev=4000', '--invocation-count-for-turbofan=40000']
    : [];
}
