import { spawn, spawnSync } from 'node:child_process';
import { inRepository } from '../grader/platform/root';

export interface Measured {
  readonly seconds: number;
  /** Resident memory of the process tree in MB, every half second; empty if there is no `ps`. */
  readonly megabytes: readonly number[];
}

/** Runs Node with these arguments and returns the seconds it took. */
export function seconds(args: readonly string[], cwd = inRepository(), right = [0]): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' });
  if (status === null || !right.includes(status))
    throw new Error(`${args.join(' ')} ended with ${String(status)}: ${stderr}`);
  return (performance.now() - start) / 1_000;
}

/** The same, with the memory of the process and its children. */
export async function measure(args: readonly string[]): Promise<Measured> {
  const start = performance.now();
  const child = spawn(process.execPath, args, { cwd: inRepository(), stdio: ['ignore', 'ignore', 'pipe'] });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr = (stderr + chunk.toString()).slice(-2_000)));
  const megabytes: number[] = [];
  const timer = setInterval(() => {
    const held = residentMegabytes(child.pid ?? 0);
    if (held > 0) megabytes.push(held);
  }, 500);
  const status = await new Promise((resolve) => child.once('close', resolve));
  clearInterval(timer);
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${String(status)}: ${stderr}`);
  return { seconds: (performance.now() - start) / 1_000, megabytes };
}

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
