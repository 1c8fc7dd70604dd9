import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { inRepository } from '../grader/platform/root';
import type { Measured, Part, SeedCounts } from './measure-exercise';

/**
 * Measures one exercise in a process of its own. A diagnosis computes for seconds, and must not
 * block the clock of another exercise's sandbox.
 */
export async function measureInProcess(
  exercise: string,
  { seeds, alternativeSeeds, steadySeeds }: SeedCounts,
  parts: readonly Part[],
): Promise<Measured & { seconds: number }> {
  const started = performance.now();
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      inRepository('scripts', 'run.mjs'),
      'quality/measure.ts',
      exercise,
      '--alone',
      `--seeds=${seeds}`,
      `--alternative-seeds=${alternativeSeeds}`,
      `--steady-seeds=${steadySeeds}`,
      '--parts',
      ...parts,
    ],
    { maxBuffer: 64 * 1024 * 1024 },
  );
  const measured = JSON.parse(stdout) as Measured;
  return { ...measured, seconds: (performance.now() - started) / 1_000 };
}
