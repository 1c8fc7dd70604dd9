import { spawnSync } from 'node:child_process';

export interface Reported {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `npm run report -- …` without npm. */
export function runReport(args: readonly string[]): Reported {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['scripts/run.mjs', 'grader/cli/instructor.ts', 'report', ...args],
    { encoding: 'utf8', env: { ...process.env, GITHUB_ACTIONS: '', NO_COLOR: '1' } },
  );
  return { exitCode: status, stdout, stderr };
}
