import { spawn, spawnSync } from 'node:child_process';
import { inRepository } from '../grader/platform/root';

/** Resident memory of a process tree. */
export interface Sample {
  /** Since the start of the process. */
  readonly atMs: number;
  readonly megabytes: number;
}

export interface Measured {
  readonly pid: number;
  readonly seconds: number;
  /** Every half second; empty if there is no `ps`. */
  readonly samples: readonly Sample[];
  /** When each submission of a class was finished, in ms since the start. */
  readonly finished: readonly number[];
}

/** Runs Node with these arguments and returns the seconds it took. */
export function seconds(args: readonly string[], cwd = inRepository(), right = [0]): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' });
  if (status === null || !right.includes(status))
    throw new Error(`${args.join(' ')} ended with ${String(status)}: ${stderr}`);
  return (performance.now() - start) / 1_000;
}

/** The same, with the memory of the process and its children, which are a group of their own. */
export async function measure(
  args: readonly string[],
  { env = {} }: { readonly env?: NodeJS.ProcessEnv } = {},
): Promise<Measured> {
  const start = performance.now();
  const now = (): number => performance.now() - start;
  const child = spawn(process.execPath, args, {
    cwd: inRepository(),
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: process.platform !== 'win32',
  });
  let stderr = '';
  const finished: number[] = [];
  child.stderr.on('data', (chunk: Buffer) => {
    stderr = (stderr + chunk.toString()).slice(-2_000);
    finished.push(...(chunk.toString().match(PROGRESS) ?? []).map(now));
  });
  const samples: Sample[] = [];
  const pid = child.pid ?? 0;
  const timer = setInterval(() => {
    const megabytes = residentMegabytes(pid);
    if (megabytes > 0) samples.push({ atMs: now(), megabytes });
  }, 500);
  const status = await new Promise((resolve) => child.once('close', resolve));
  clearInterval(timer);
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${String(status)}: ${stderr}`);
  return { pid, seconds: now() / 1_000, samples, finished };
}

/** What `grade:class` says of each submission. */
const PROGRESS = /^\[\d+\/\d+\] /gm;

function residentMegabytes(root: number): number {
  const { stdout } = spawnSync('ps', ['-axo', 'pid=,ppid=,rss='], { encoding: 'utf8' });
  const processes = stdout
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .map(([pid = 0, parent = 0, kilobytes = 0]) => ({ pid, parent, kilobytes }));
  const family = new Set([root]);
  for (let size = 0; size !== family.size;) {
    size = family.size;
    for (const { pid, parent } of processes) if (family.has(parent)) family.add(pid);
  }
  const own = processes.filter(({ pid }) => family.has(pid));
  return own.reduce((sum, { kilobytes }) => sum + kilobytes, 0) / 1_024;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
