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
  /** The number of the program's process; undefined until it is known. */
  readonly pid: () => number | undefined;
  /** Ends all that was started, however far that is, and waits for nobody who still has its pipes. */
  readonly kill: () => void;
}

/** An empty environment, the program's own directory, pipes, and a session and process group of its own: a signal to that reaches nobody else. */
const optionsFor = (launcher: Launcher, { workingDirectory }: ProgramStart): SpawnOptions => ({
  cwd: workingDirectory,
  // Windows cannot start a process without this one; nothing else is handed on.
  env: process.platform === 'win32' ? { SystemRoot: process.env['SystemRoot'] } : {},
  stdio: ['pipe', 'pipe', 'pipe', ...(launcher.pid === 'told' ? (['pipe'] as const) : [])],
  detached: process.platform !== 'win32', // There it would open a window.
  windowsHide: true,
});

/** Starts a program by a launcher, with an empty environment. */
export function startProcess(launcher: Launcher, start: ProgramStart): StartedProcess {
  const [program = '', ...args] = launcher.command(start);
  const child = spawn(program, args, optionsFor(launcher, start)) as ChildProcessWithoutNullStreams; // The first three are pipes.
  return {
    child,
    pid: pidFinders[launcher.pid](child),
    kill: () => {
      killGroup(child);
      for (const stream of child.stdio) stream?.destroy();
    },
  };
}

/** A launcher that is ended by itself can leave behind a process that it has just started, and that waits for it. */
function killGroup(child: ChildProcess): void {
  const hasEnded = child.exitCode !== null || child.signalCode !== null; // Its number may be another's by now.
  child.kill('SIGKILL');
  if (process.platform === 'win32' || child.pid === undefined || hasEnded) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // All of it has ended.
  }
}

const pidFinders: Readonly<Record<Launcher['pid'], (child: ChildProcess) => () => number | undefined>> = {
  own: (child) => () => child.pid,
  told: (child) => {
    let told = '';
    const channel = child.stdio[3] as Readable | undefined;
    channel?.on('data', (chunk: Buffer) => (told += chunk.toString()));
    return () => {
      const number = /"child-pid": (\d+)/.exec(told)?.[1];
      return number === undefined ? undefined : Number(number);
    };
  },
  descendant: (child) => () => (child.pid === undefined ? undefined : lastDescendant(child.pid)),
};

/** The end of a chain of only children, as Linux tells of them. */
function lastDescendant(pid: number): number {
  try {
    const children = readFileSync(`/proc/${String(pid)}/task/${String(pid)}/children`, 'utf8');
    const [first] = children.trim().split(' ');
    return first === undefined || first === '' ? pid : lastDescendant(Number(first));
  } catch {
    return pid; // It has ended, or this kernel does not tell.
  }
}

const found = new Map<Confinement, Launcher>();

/**
 * The best launcher that works here; tried once.
 *
 * @throws NoStrictSandbox when it must be strict and nothing is to be had
 */
export function launcherFor(confinement: Confinement): Launcher {
  const launcher = found.get(confinement) ?? firstThatWorks(confinement);
  found.set(confinement, launcher);
  return launcher;
}

function firstThatWorks(confinement: Confinement): Launcher {
  const reasons: string[] = [];
  for (const launcher of launchers[confinement]) {
    const reason = whyNot(launcher);
    if (reason === undefined) return launcher;
    reasons.push(`${launcher.name}: ${reason}`);
  }
  throw new NoStrictSandbox(
    `--sandbox strict needs Linux with bubblewrap, or with unshare and user namespaces, and has neither here (${reasons.join('; ')})`,
  );
}

const PROBE_MS = 10_000;

/** Why a launcher cannot start a program; undefined when it can. It is waited for: a sandbox is started before all else is loaded. */
export function whyNot(launcher: Launcher): string | undefined {
  if (launcher.needsNoProof) return undefined;
  if (process.platform !== 'linux') return `there is none on ${process.platform}`;
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
