import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { resultsSchema } from '../../grader/results/results';

const gradedSchema = z.object({
  name: z.string(),
  results: resultsSchema.optional(),
  /** Why it was not graded. */
  refusal: z.string().optional(),
});
export type Graded = z.infer<typeof gradedSchema>;

export interface GradedClass {
  readonly exitCode: number | null;
  readonly stderr: string;
  readonly submissions: ReadonlyMap<string, Graded>;
  /** The folder for the grading's temporary files. */
  readonly temporary: string;
  /** The process group id of the grading. */
  readonly group: number;
}

/**
 * Grades all submissions of `<directory>/class` in a process with its own temporary folder and
 * process group.
 */
export async function gradeClass(directory: string, env: NodeJS.ProcessEnv = {}): Promise<GradedClass> {
  const temporary = path.join(directory, 'temporary');
  const out = path.join(directory, 'class.jsonl');
  mkdirSync(temporary);
  const child = spawn(
    process.execPath,
    ['scripts/run.mjs', 'tests/support/grade-folder.ts', path.join(directory, 'class'), out],
    {
      env: { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary, ...env },
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const exitCode = await new Promise<number | null>((resolve) => {
    child.once('close', resolve);
  });
  if (!existsSync(out)) throw new Error(`nothing was graded: exit code ${String(exitCode)}, ${stderr}`);
  const lines = readFileSync(out, 'utf8').trim().split('\n');
  const graded = lines.map((line) => gradedSchema.parse(JSON.parse(line)));
  return {
    exitCode,
    stderr,
    submissions: new Map(graded.map((each) => [each.name, each])),
    temporary,
    group: child.pid ?? 0,
  };
}
