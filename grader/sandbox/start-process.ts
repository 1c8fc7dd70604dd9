import {
  spawn,
  spawnSync,
  type ChildProcess,
  type ChildProcessWithoutNullStreams,
  type SpawnOptions,
} from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Readable } from 'node:stream';
import {
  launchers,
  NoStrictSandbox,
  type Confinement,
  type Launcher,
  type ProgramStart,
} from './confinement';

export interface StartedProcess {
  readonly child: ChildProcessWithoutNullStreams;
  /** The pid of the program itself; undefined until it is known. */
  readonly pid: () => number | undefined;
  /** Kills everything that was started, and closes the pipes even if a process still holds them. */
  readonly kill: () => void;
}

/** A separate process group, among others: a signal to the group reaches nothing else. */
const optionsFor = (launcher: Launcher, { workingDirectory }: ProgramStart): SpawnOptions => ({
  cwd: workingDirectory,
  // Windows cannot start a process without this variable; nothing else is passed on.
  env: process.platform === 'win32' ? { SystemRoot: process.env['SystemRoot'] } : {},
  stdio: ['pipe', 'pipe', 'pipe', ...(launcher.pid === 'reported' ? (['pipe'] as const) : [])],
  detached: process.platform !== 'win32', // On Windows it would open a window.
  windowsHide: true,
});

/** Starts a program through a launcher, with an empty environment. */
export function startProcess(launcher: Launcher, start: ProgramStart): StartedProcess {
  const [program = '', ...args] = launcher.command(start);
  const child = spawn(program, args, optionsFor(launcher, start)) as ChildProcessWithoutNullStreams;
  return {
    child,
    pid: pidFinders[launcher.pid](child),
    kill: () => {
      killGroup(child);
      for (const stream of child.stdio) stream?.destroy();
    },
  };
}

/** Killing the launcher alone can leave a process behind that it has just started. */
function killGroup(child: ChildProcess): void {
  const hasEnded = child.exitCode !== null || child.signalCode !== null; // Its pid may be reused by now.
  child.kill('SIGKILL');
  if (process.platform === 'win32' || child.pid === undefined || hasEnded) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // The whole group has ended.
  }
}

const pidFinders: Readonly<Record<Launcher['pid'], (child: ChildProcess) => () => number | undefined>> = {
  own: (child) => () => child.pid,
  reported: (child) => {
    let report = '';
    const channel = child.stdio[3] as Readable | undefined;
    channel?.on('data', (chunk: Buffer) => (report += chunk.toString()));
    return () => {
      const number = /"child-pid": (\d+)/.exec(report)?.[1];
      return number === undefined ? undefined : Number(number);
    };
  },
  descendant: (child) => () => (child.pid === undefined ? undefined : lastDescendant(child.pid)),
};

/** Follows the chain of first children in /proc to its end. */
function lastDescendant(pid: number): number {
  try {
    const children = readFileSync(`/proc/${String(pid)}/task/${String(pid)}/children`, 'utf8');
    const [first] = children.trim().split(' ');
    return first === undefined || first === '' ? pid : lastDescendant(Number(first));
  } catch {
    return pid; // It has ended, or this kernel does not list children.
  }
}

const found = new Map<Confinement, Launcher>();

/**
 * Finds the best launcher that works on this system; remembers the answer.
 *
 * @throws NoStrictSandbox if confinement must be strict and no strict launcher works
 */
export function launcherFor(confinement: Confinement): Launcher {
  const launcher = found.get(confinement) ?? firstThatWorks(confinement);
  found.set(confinement, launcher);
  return launcher;
}

function firstThatWorks(confinement: Confinement): Launcher {
  const reasons: string[] = [];
  for (const launcher of launchers[confinement]) {
    const reason = launcherProblem(launcher);
    if (reason === undefined) return launcher;
    reasons.push(`${launcher.name}: ${reason}`);
  }
  throw new NoStrictSandbox(
    `--sandbox strict needs Linux with bubblewrap, or with unshare and user namespaces; neither works here (${reasons.join('; ')})`,
  );
}

const PROBE_MS = 10_000;

/**
 * Returns why a launcher cannot start a program; undefined if it can. Synchronous: the sandbox
 * starts before anything else is loaded.
 */
export function launcherProblem(launcher: Launcher): string | undefined {
  if (launcher.needsNoProof) return undefined;
  if (process.platform !== 'linux') return `not available on ${process.platform}`;
  try {
    const start = {
      program: process.execPath,
      arguments: ['--version'],
      files: [],
      workingDirectory: '/tmp',
    };
    const [program = '', ...args] = launcher.command(start);
    const { error, status, stderr } = spawnSync(program, args, {
      ...optionsFor(launcher, start),
      timeout: PROBE_MS,
      encoding: 'utf8',
    });
    if (error !== undefined) throw error;
    return status === 0 ? undefined : (stderr.trim().split('\n')[0] ?? '');
  } catch (failure) {
    return (failure as Error).message;
  }
}
