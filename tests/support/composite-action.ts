/**
 * Runs the steps of .github/actions/grade as GitHub's runner would. Commands and environment are
 * read from the action's own file, so the test runs what is written there.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';

const actionSchema = z.object({
  inputs: z.record(
    z.string(),
    z.object({ required: z.boolean().default(false), default: z.string().optional() }),
  ),
  outputs: z.record(z.string(), z.object({ value: z.string() })),
  runs: z.object({
    using: z.literal('composite'),
    steps: z.array(
      z.object({
        id: z.string().optional(),
        uses: z.string().optional(),
        run: z.string().optional(),
        env: z.record(z.string(), z.string()).default({}),
        'working-directory': z.string().optional(),
      }),
    ),
  }),
});

export interface ActionRun {
  readonly exitCode: number;
  /** The log, with masked values as stars and without commands to the runner. */
  readonly log: string;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
}

export interface ActionOptions {
  /** The checked-out course that contains the action. */
  readonly course: string;
  /** The value of $GITHUB_WORKSPACE. */
  readonly workspace: string;
  readonly inputs: Readonly<Record<string, string>>;
}

export async function runGradeAction({ course, workspace, inputs }: ActionOptions): Promise<ActionRun> {
  const actionPath = path.join(course, '.github', 'actions', 'grade');
  const action = actionSchema.parse(parse(readFileSync(path.join(actionPath, 'action.yml'), 'utf8')));
  const unknown = Object.keys(inputs).filter((name) => !(name in action.inputs));
  if (unknown.length > 0) throw new Error(`the action has no input ${unknown.join(', ')}`);
  const values = Object.fromEntries(
    Object.entries(action.inputs).map(([name, { required, default: otherwise }]) => {
      const given = inputs[name] ?? otherwise;
      if (required && given === undefined) throw new Error(`the action needs the input ${name}`);
      return [`inputs.${name}`, given ?? ''];
    }),
  );
  const temporary = mkdtempSync(path.join(os.tmpdir(), 'runner-'));
  const summaryFile = path.join(temporary, 'summary.md');
  const contexts: Record<string, string> = { ...values, 'github.action_path': actionPath };
  let [exitCode, log] = [0, ''];
  try {
    writeFileSync(summaryFile, '');
    for (const step of action.runs.steps) {
      if (step.run === undefined || isInstallation(step.run, course)) continue;
      const outputFile = path.join(temporary, `${step.id ?? 'step'}.txt`);
      writeFileSync(outputFile, '');
      const ran = await runNode(step.run, {
        cwd: evaluate(step['working-directory'] ?? workspace, contexts),
        env: {
          ...Object.fromEntries(
            Object.entries(step.env).map(([name, value]) => [name, evaluate(value, contexts)]),
          ),
          GITHUB_ACTIONS: 'true',
          GITHUB_WORKSPACE: workspace,
          GITHUB_OUTPUT: outputFile,
          GITHUB_STEP_SUMMARY: summaryFile,
        },
      });
      log += ran.output;
      exitCode = ran.exitCode;
      for (const [name, value] of outputsIn(readFileSync(outputFile, 'utf8')))
        contexts[`steps.${step.id ?? ''}.outputs.${name}`] = value;
      if (exitCode !== 0) break;
    }
    const outputs = Object.entries(action.outputs).map(([name, { value }]) => [
      name,
      evaluate(value, contexts),
    ]);
    return {
      exitCode,
      log: masked(log),
      summary: readFileSync(summaryFile, 'utf8'),
      outputs: Object.fromEntries(outputs) as Record<string, string>,
    };
  } finally {
    rmSync(temporary, { recursive: true });
  }
}

/** Checks that the step would install the packages; in tests they already are. */
function isInstallation(run: string, course: string): boolean {
  if (!run.startsWith('npm ci')) return false;
  if (run.trim() !== 'npm ci --omit=dev') throw new Error(`an unknown way to install: ${run}`);
  if (!existsSync(path.join(course, 'package-lock.json'))) throw new Error('there is no package-lock.json');
  return true;
}

/** An expression is the name of one value; unknown names are empty, as on GitHub. */
const evaluate = (text: string, contexts: Readonly<Record<string, string>>): string =>
  text.replace(/\$\{\{ ([\w.-]+) \}\}/g, (_, name: string) => contexts[name] ?? '');

/** Runs a step that is one simple command, which means the same in every shell and without one. */
async function runNode(
  run: string,
  { cwd, env }: { readonly cwd: string; readonly env: Readonly<Record<string, string>> },
): Promise<{ exitCode: number; output: string }> {
  if (!/^node(?: [\w./=-]+)+\n?$/.test(run)) throw new Error(`not a simple call of node: ${run}`);
  const child = spawn(process.execPath, run.trim().split(' ').slice(1), {
    cwd,
    env: { ...process.env, NO_COLOR: '1', ...env },
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
  return { exitCode, output };
}

/** Parses `name=value` and `name<<delimiter`, as steps write them. */
export function outputsIn(text: string): Map<string, string> {
  const outputs = new Map<string, string>();
  const lines = text.split(/\r?\n/);
  for (let line = lines.shift(); line !== undefined; line = lines.shift()) {
    const [, name = '', delimiter = ''] = /^([^=<]+)<<(.+)$/.exec(line) ?? [];
    if (name !== '')
      outputs.set(
        name,
        lines
          .splice(0, lines.indexOf(delimiter) + 1)
          .slice(0, -1)
          .join('\n'),
      );
    else if (line.includes('='))
      outputs.set(line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1));
  }
  return outputs;
}

function masked(log: string): string {
  const secrets = [...log.matchAll(/^::add-mask::(.*)$/gm)].map(([, secret = '']) => secret.trim());
  const shown = log.replace(/^::add-mask::.*\r?\n/gm, '');
  return secrets.reduce((text, secret) => text.replaceAll(secret, '***'), shown);
}
