import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { CourseExercise } from '../../grader/course';
import { inRepository } from '../../grader/platform/root';
import { busyLoops, onCores } from './machine';
import { writeRightSubmissions } from './right-submissions';

/** What a load has cost. */
export interface Loaded {
  readonly what: string;
  readonly gradings: number;
  /** Points that right answers have not got. */
  readonly lost: number;
  /** Gradings without a verdict. */
  readonly unfinished: number;
  /** How many gradings ended with each exit code; for a class, the command's own. */
  readonly exitCodes: Readonly<Record<string, number>>;
  /** Of one grading; of the whole class. */
  readonly longestSeconds: number;
  /** What was lost, one line for each. */
  readonly losses: readonly string[];
}

export interface LoadOptions {
  readonly gradings: number;
  /** How many cores everything runs on. */
  readonly cores: number;
  readonly exercises: readonly CourseExercise[];
}

interface Ended {
  readonly code: number | null;
  readonly stderr: string;
  readonly seconds: number;
}

/** Grades right submissions, several at once, each with a command of its own. */
export const gradeAtOnce = (atOnce: number, options: LoadOptions): Promise<Loaded> =>
  withSubmissions(options, async (submissions, place) => {
    const ended: Ended[] = [];
    const waiting = submissions.entries();
    const gradeNext = async (): Promise<void> => {
      for (const [i, submission] of waiting) {
        const out = path.join(place, 'out', path.basename(submission));
        const args = ['grader/cli/main.ts', 'grade', ...namesOf(options), '--submission', submission];
        ended[i] = await run(options.cores, [...args, '--out', out, '--seed', '2017']);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, gradeNext));
    return judged(`${String(atOnce)} commands at once`, submissions, path.join(place, 'out'), ended);
  });

/** Grades right submissions as a class, beside an endless loop on every core. */
export const gradeBesideLoops = (options: LoadOptions): Promise<Loaded> =>
  withSubmissions(options, async (submissions, place) => {
    const endLoops = busyLoops(options.cores);
    try {
      const out = path.join(place, 'out');
      const args = [
        'grader/cli/instructor.ts',
        'grade:class',
        path.join(place, 'class'),
        ...namesOf(options),
      ];
      const jobs = ['--jobs', String(options.cores)];
      const ended = await run(options.cores, [...args, '--out', out, '--seed', '2017', ...jobs]);
      return judged('a class beside a loop on every core', submissions, out, [ended]);
    } finally {
      endLoops();
    }
  });

async function withSubmissions(
  { gradings, exercises }: LoadOptions,
  use: (submissions: readonly string[], place: string) => Promise<Loaded>,
): Promise<Loaded> {
  const place = mkdtempSync(path.join(os.tmpdir(), 'load-'));
  try {
    return await use(writeRightSubmissions(path.join(place, 'class'), gradings, exercises), place);
  } finally {
    rmSync(place, { recursive: true, force: true, maxRetries: 3 });
  }
}

const namesOf = ({ exercises }: LoadOptions): string[] => exercises.map(({ definition }) => definition.id);

async function run(cores: number, args: readonly string[]): Promise<Ended> {
  const began = performance.now();
  const [program = '', ...rest] = onCores(cores, [process.execPath, 'scripts/run.mjs', ...args]);
  const child = spawn(program, rest, {
    cwd: inRepository(),
    env: { ...process.env, GITHUB_ACTIONS: '', NO_COLOR: '1' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr = (stderr + chunk.toString()).slice(-2_000)));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, stderr, seconds: (performance.now() - began) / 1_000 };
}

function judged(what: string, submissions: readonly string[], out: string, ended: readonly Ended[]): Loaded {
  let [lost, unfinished] = [0, 0];
  const losses: string[] = [];
  for (const [i, submission] of submissions.entries()) {
    const name = path.basename(submission);
    const file = path.join(out, name, 'results.json');
    const command = ended[i] ?? ended[0];
    if (!existsSync(file)) {
      unfinished += 1;
      losses.push(`${name} has no verdict: ${(command?.stderr ?? '').trim()}`);
      continue;
    }
    const { points, maxPoints, exercises } = JSON.parse(readFileSync(file, 'utf8')) as {
      points: number;
      maxPoints: number;
      exercises: { id: string; status: string; error: string | null }[];
    };
    lost += maxPoints - points;
    for (const { id, status, error } of exercises)
      if (status !== 'passed') losses.push(`${name}, ${id}: ${status} ${error ?? ''}`);
  }
  const exitCodes: Record<string, number> = {};
  for (const { code } of ended) exitCodes[String(code)] = (exitCodes[String(code)] ?? 0) + 1;
  const longestSeconds = Math.max(...ended.map(({ seconds }) => seconds));
  return {
    what,
    gradings: submissions.length - unfinished,
    lost,
    unfinished,
    exitCodes,
    longestSeconds,
    losses,
  };
}
