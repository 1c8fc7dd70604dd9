import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface Ran {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end, without the variables that indicate a GitHub workflow. */
export async function run(
  command: string,
  args: readonly string[],
  cwd: string = process.cwd(),
): Promise<Ran> {
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, GITHUB_ACTIONS: '', NO_COLOR: '1' },
    shell: process.platform === 'win32' && command === 'npm',
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const exitCode = await new Promise<number | null>((resolve) => {
    child.on('close', resolve);
  });
  return { exitCode, stdout, stderr };
}

/** Runs an instructor's command, such as `npm run release -- …`, without npm. */
export const runInstructor = (command: string, ...args: readonly string[]): Promise<Ran> =>
  run(process.execPath, ['scripts/run.mjs', 'grader/cli/instructor.ts', command, ...args]);

/** Lists all files below a folder by `/`-separated path, sorted. */
export function filesBelow(directory: string): Map<string, Uint8Array> {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => [path.relative(directory, file).split(path.sep).join('/'), readFileSync(file)] as const);
  return new Map(files.sort(([one], [other]) => (one < other ? -1 : 1)));
}
