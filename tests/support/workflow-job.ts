/**
 * Runs the jobs of a workflow as GitHub's runner would, for the features that this repository uses.
 * Commands, conditions and environment are read from the workflow, and bash runs what is written
 * there. Artifacts are folders.
 */
import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';
import { outputsIn } from './composite-action';

const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const values = z.record(z.string(), scalar).default({});
const stepSchema = z.object({
  id: z.string().default(''),
  name: z.string().default(''),
  if: z.string().optional(),
  uses: z.string().default(''),
  run: z.string().optional(),
  env: values,
  with: values,
});
const jobSchema = z.object({ outputs: values, steps: z.array(stepSchema) });
const workflowSchema = z.object({ jobs: z.record(z.string(), jobSchema) });
type Step = z.infer<typeof stepSchema>;

export interface JobRun {
  readonly exitCode: number;
  readonly log: string;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
}

export interface JobOptions {
  readonly workflow: string;
  readonly job: string;
  /** The values of expressions such as `inputs.prefix`; missing ones are empty. */
  readonly contexts: Readonly<Record<string, string>>;
  /** The folder for artifacts and runners. */
  readonly place: string;
  readonly env: Readonly<Record<string, string>>;
}

export async function runJob({
  workflow,
  job: id,
  contexts: given,
  place,
  env,
}: JobOptions): Promise<JobRun> {
  const job = workflowSchema.parse(parse(readFileSync(workflow, 'utf8'))).jobs[id];
  if (job === undefined) throw new Error(`there is no job ${id}`);
  mkdirSync(place, { recursive: true });
  const temporary = mkdtempSync(path.join(place, 'runner-'));
  const contexts: Record<string, string> = { ...given, 'runner.temp': temporary };
  const files = {
    GITHUB_OUTPUT: path.join(temporary, 'output.txt'),
    GITHUB_STEP_SUMMARY: path.join(temporary, 'summary.md'),
  };
  writeFileSync(files.GITHUB_STEP_SUMMARY, '');
  let [exitCode, log] = [0, ''];
  for (const step of job.steps) {
    if (!isDue(step, contexts, exitCode)) continue;
    if (step.run === undefined) {
      moveArtifact(step, path.join(place, 'artifacts'), contexts);
      continue;
    }
    if (step.run === 'npm ci --omit=dev') continue;
    writeFileSync(files.GITHUB_OUTPUT, '');
    const own = Object.entries(step.env).map(([name, value]) => [name, evaluate(value, contexts)]);
    const ran = await runBash(step.run, {
      ...{ ...env, ...files, GITHUB_ACTIONS: 'true', RUNNER_TEMP: temporary },
      ...(Object.fromEntries(own) as Record<string, string>),
    });
    log += ran.log;
    exitCode = exitCode === 0 ? ran.exitCode : exitCode;
    for (const [name, value] of outputsIn(readFileSync(files.GITHUB_OUTPUT, 'utf8')))
      contexts[`steps.${step.id}.outputs.${name}`] = value;
  }
  const outputs = Object.entries(job.outputs).map(([name, value]) => [name, evaluate(value, contexts)]);
  const summary = readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8');
  return { exitCode, log, summary, outputs: Object.fromEntries(outputs) as Record<string, string> };
}

const evaluate = (text: string, contexts: Readonly<Record<string, string>>): string =>
  text.replace(/\$\{\{ (.+?) \}\}/g, (_, expression: string) =>
    expression
      .split(' || ')
      .map((name) => contexts[name] ?? '')
      .reduce((one, other) => one || other),
  );

/**
 * Supports the conditions `a.b == 'c'` and `!cancelled()`; after a failed step only the latter is
 * true.
 */
function isDue(
  { if: condition }: Step,
  contexts: Readonly<Record<string, string>>,
  exitCode: number,
): boolean {
  if (condition === '${{ !cancelled() }}') return true;
  if (condition === undefined || exitCode !== 0) return exitCode === 0;
  const [, name = '', value] = /^([\w.]+) == '(.*)'$/.exec(condition) ?? [];
  if (value === undefined) throw new Error(`an unknown condition: ${condition}`);
  return contexts[name] === value;
}

/** Other actions are already done where tests run. */
function moveArtifact(
  { uses, with: inputs }: Step,
  store: string,
  contexts: Readonly<Record<string, string>>,
): void {
  const input = (name: string): string => evaluate(inputs[name] ?? '', contexts);
  const [from = ''] = input('path').split('\n');
  if (uses.startsWith('actions/upload-artifact@')) {
    if (!existsSync(from)) {
      if (input('if-no-files-found') === 'error')
        throw new Error(`${from} does not exist and cannot be uploaded`);
      return;
    }
    const to = path.join(store, input('name'));
    cpSync(from, statSync(from).isFile() ? path.join(to, path.basename(from)) : to, { recursive: true });
  } else if (uses.startsWith('actions/download-artifact@')) {
    const pattern = input('pattern');
    if (pattern === '') cpSync(path.join(store, input('name')), from, { recursive: true });
    else
      for (const name of readdirSync(store).filter((each) => each.startsWith(pattern.replace(/\*$/, ''))))
        cpSync(path.join(store, name), path.join(from, name), { recursive: true });
  } else if (!/^actions\/(checkout|setup-node)@/.test(uses)) throw new Error(`an unknown action: ${uses}`);
}

/** The runner's default if a step names no shell. */
async function runBash(
  script: string,
  env: Readonly<Record<string, string>>,
): Promise<{ exitCode: number; log: string }> {
  const child = spawn('bash', ['-e', '-c', script], { env: { ...process.env, NO_COLOR: '1', ...env } });
  let log = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (log += chunk.toString()));
  const exitCode = await new Promise<number>((resolve) => {
    child.on('close', (code) => {
      resolve(code ?? -1);
    });
  });
  return { exitCode, log };
}
