import { spawn, type ChildProcess, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { text } from 'node:stream/consumers';

export interface Ended {
  /** Null if it was killed. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

/** How a command is started. */
export interface Setting {
  /** The folder of the course. */
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
  /** What starts Node: nothing, or a program with its options. */
  readonly launcher: readonly string[];
}

/** A person who uses a command until it ends, such as `watch`. */
export type User = (child: ChildProcessWithoutNullStreams) => Promise<void>;

/** Starts a command of the course. */
export function start(setting: Setting, args: readonly string[], user?: User): Running {
  const [program = '', ...rest] = [...setting.launcher, process.execPath, 'scripts/run.mjs', ...args];
  const child = spawn(program, rest, {
    cwd: setting.root,
    env: { ...process.env, GITHUB_ACTIONS: '', NO_COLOR: '1', ...setting.env },
    // Its processes can be found by their group.
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  child.stdin.end();
  const code = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const outputs = Promise.all([code, text(child.stdout), text(child.stderr)]);
  const used = user?.(child);
  const ended = Promise.all([outputs, used]).then(([[exitCode, stdout, stderr]]) => ({
    ...{ code: exitCode, stdout, stderr },
  }));
  return { child, ended };
}
