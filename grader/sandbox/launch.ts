import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import type { Readable } from 'node:stream';
import {
  launchers,
  NoStrictSandbox,
  tool,
  type Confinement,
  type Launcher,
  type ProgramStart,
} from './launchers';

export interface Launched {
  readonly child: ChildProcessWithoutNullStreams;
  /** The number of the program's process; undefined until it is known. */
  readonly pid: () => number | undefined;
}

/** Starts a program by a launcher, with an empty environment. */
export function launch(launcher: Launcher, start: ProgramStart): Launched {
  const [program = '', ...args] = launcher.command(start);
  const child = spawn(program, args, {
    cwd: start.workingDirectory,
    // Windows cannot start a process without this one; nothing else is handed on.
    env: process.platform === 'win32' ? { SystemRoot: process.env['SystemRoot'] } : {},
    stdio: ['pipe', 'pipe', 'pipe', ...(launcher.tellsPid ? (['pipe'] as const) : [])],
    windowsHide: true,
  }); // The first three are pipes.
  if (!launcher.tellsPid) return { child, pid: () => child.pid };
  let told = '';
  const channel = child.stdio[3] as Readable | undefined;
  channel?.on('data', (chunk: Buffer) => (told += chunk.toString()));
  return {
    child,
    pid: () => {
      const number = /"child-pid": (\d+)/.exec(told)?.[1];
      return number === undefined ? undefined : Number(number);
    },
  };
}

const found = new Map<Confinement, Promise<Launcher>>();

/**
 * The best launcher that works here; tried once.
 *
 * @throws NoStrictSandbox when it must be strict and nothing is to be had
 */
export function launcherFor(confinement: Confinement): Promise<Launcher> {
  const launcher = found.get(confinement) ?? firstThatWorks(confinement);
  found.set(confinement, launcher);
  return launcher;
}

async function firstThatWorks(confinement: Confinement): Promise<Launcher> {
  const reasons: string[] = [];
  for (const launcher of launchers[confinement]) {
    const reason = await whyNot(launcher);
    if (reason === undefined) return launcher;
    reasons.push(`${launcher.name}: ${reason}`);
  }
  throw new NoStrictSandbox(
    `--sandbox strict needs Linux with bubblewrap, or with unshare and user namespaces, and has neither here (${reasons.join('; ')})`,
  );
}

const PROBE_MS = 10_000;

/** Why a launcher cannot start a program; undefined when it can. */
async function whyNot(launcher: Launcher): Promise<string | undefined> {
  if (launcher.needsNoProof) return undefined;
  if (process.platform !== 'linux') return `there is none on ${process.platform}`;
  try {
    const { child } = launch(launcher, {
      program: tool('true'),
      arguments: [],
      files: [],
      workingDirectory: '/tmp',
    });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stdout.resume();
    const timer = setTimeout(() => child.kill('SIGKILL'), PROBE_MS);
    const code = await new Promise((resolve, reject) => {
      child.once('error', reject).once('close', resolve);
    });
    clearTimeout(timer);
    return code === 0 ? undefined : (said.trim().split('\n')[0] ?? '');
  } catch (failure) {
    return (failure as Error).message;
  }
}
