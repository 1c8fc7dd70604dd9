/**
 * Simulates Classroom 50's runner around an assignment's autograder.py, from its published source
 * and documentation.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { z } from 'zod';
import { classroom50Schema } from './platform-schemas';

export interface Classroom50Run {
  readonly exitCode: number;
  readonly output: string;
  /** Undefined after an infrastructure error. */
  readonly result: z.infer<typeof classroom50Schema> | undefined;
  readonly releaseBody: string;
  /** The lines of $GITHUB_OUTPUT. */
  readonly outputs: string;
}

/** The command for Python 3 on this system. */
export function findPython(): string {
  const found = ['python3', 'python'].find((name) => {
    const { status, stdout } = spawnSync(name, ['--version'], { encoding: 'utf8' });
    return status === 0 && stdout.startsWith('Python 3');
  });
  if (found === undefined)
    throw new Error('Classroom 50 runs its autograder with Python 3, which is not installed here');
  return found;
}

/**
 * @param bundle the folder that contains autograder.py
 * @param checkout the student's checkout, the working directory
 * @param env additional or overridden environment variables
 */
export async function runAutograder(
  bundle: string,
  checkout: string,
  env: NodeJS.ProcessEnv = {},
): Promise<Classroom50Run> {
  const temporary = mkdtempSync(path.join(os.tmpdir(), 'classroom50-'));
  const outputFile = path.join(temporary, 'output.txt');
  const [resultFile, bodyFile] = ['result.json', 'release-body.md'].map((name) => path.join(checkout, name));
  if (resultFile === undefined || bodyFile === undefined) throw new Error('no files');
  for (const stale of [resultFile, bodyFile]) rmSync(stale, { force: true });
  writeFileSync(outputFile, '');
  const repository = 'https://github.com/university/physics-attention-ada';
  try {
    const child = spawn(findPython(), [path.join(bundle, 'autograder.py')], {
      cwd: checkout,
      env: {
        ...process.env,
        NO_COLOR: '1',
        GITHUB_ACTIONS: 'true',
        GITHUB_WORKSPACE: checkout,
        GITHUB_OUTPUT: outputFile,
        CLASSROOM50_BUNDLE_DIR: bundle,
        CLASSROOM: 'physics',
        ASSIGNMENT: 'attention',
        SUBMISSION_TAG: 'submit/2026-11-24T09-30-00Z-0123abc',
        USERNAME: 'ada',
        OWNER: 'ada',
        ASSIGNMENT_TYPE: 'individual',
        COMMIT_URL: `${repository}/commit/0123abc`,
        RELEASE_URL: `${repository}/releases/tag/submit%2F2026-11-24T09-30-00Z-0123abc`,
        REVIEW_URL: `${repository}/compare/4567def...0123abc`,
        ...env,
      },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    }
    const exitCode = await new Promise<number>((resolve) => {
      child.on('close', (code) => {
        resolve(code ?? -1);
      });
    });
    const read = (file: string): string => (existsSync(file) ? readFileSync(file, 'utf8') : '');
    return {
      exitCode,
      output,
      result: exitCode === 0 ? classroom50Schema.parse(JSON.parse(read(resultFile))) : undefined,
      releaseBody: read(bodyFile),
      outputs: read(outputFile),
    };
  } finally {
    rmSync(temporary, { recursive: true });
  }
}
