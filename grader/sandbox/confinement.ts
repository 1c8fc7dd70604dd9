import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { Refusal } from '../platform/refusal';

/**
 * `standard` uses the best confinement the system offers, or Node's permission model alone if there
 * is none. `strict` requires confinement by the system.
 */
export type Confinement = 'standard' | 'strict';

/** The system offers no confinement that `--sandbox strict` could use. */
export class NoStrictSandbox extends Refusal {
  override readonly name = 'NoStrictSandbox';
}

/** A way to start the process that runs student code. */
export interface Launcher {
  readonly name: string;
  /** The command line. @throws Error if a program it needs is not installed */
  readonly command: (start: ProgramStart) => readonly string[];
  /**
   * How to find the pid of the program: reported on descriptor 3, the last descendant of the
   * started process, or the started process itself.
   */
  readonly pid: 'reported' | 'descendant' | 'own';
  readonly needsNoProof: boolean;
}

export interface ProgramStart {
  readonly program: string;
  readonly arguments: readonly string[];
  /** The files that the program must be able to read. */
  readonly files: readonly string[];
  readonly workingDirectory: string;
}

const bare: Launcher = {
  name: 'node',
  command: ({ program, arguments: args }) => [program, ...args],
  pid: 'own',
  needsNoProof: true,
};

/** Far above the measured limit, which has a clear message; catches growth between measurements. */
const MAX_DATA_BYTES = 1_536 * 2 ** 20;

const limited = (): string[] => [tool('prlimit'), `--data=${String(MAX_DATA_BYTES)}`, '--core=0'];

/** Kills the next command when its parent dies; otherwise a killed grader leaves loops running. */
const dyingWithParent = (): string[] => [tool('setpriv'), '--pdeathsig', 'KILL'];

/** A launcher that prefixes the program with commands that set something up and then run it. */
const behind = (name: string, prefix: () => readonly string[]): Launcher => ({
  name,
  command: (start) => [...prefix(), ...bare.command(start)],
  pid: 'descendant',
  needsNoProof: false,
});

/** No network, only its own processes, and a read-only file system with just what Node needs. */
const bubblewrap: Launcher = {
  name: 'bubblewrap',
  command: ({ program, arguments: args, files, workingDirectory }) => {
    const real = realpathSync(program);
    const system = ['/usr', '/lib', '/lib64', '/nix/store'].flatMap((folder) => [
      '--ro-bind-try',
      folder,
      folder,
    ]);
    const readable = [real, ...files].flatMap((file) => ['--ro-bind', file, file]);
    return [
      ...[...limited(), tool('bwrap'), '--unshare-all', '--die-with-parent', '--new-session', '--as-pid-1'],
      ...['--clearenv', '--cap-drop', 'ALL', '--info-fd', '3', ...system, '--tmpfs', '/tmp', ...readable],
      ...['--dir', workingDirectory, '--chdir', workingDirectory, real, ...args],
    ];
  },
  pid: 'reported',
  needsNoProof: false,
};

/**
 * No network, and only its own processes; Node's permission model guards the files. Drops the
 * capabilities that it would have in its namespaces.
 */
const namespaces = behind('unshare', () => [
  ...[...dyingWithParent(), ...limited(), tool('unshare'), '--user', '--map-root-user', '--pid', '--fork'],
  ...['--mount-proc', '--net', '--ipc', '--kill-child'],
  ...[tool('setsid'), tool('setpriv'), '--no-new-privs', '--inh-caps=-all', '--bounding-set=-all'],
]);

/** Just an idle process between grader and program, so that the grader is not the parent. */
const intermediate = behind('setsid', () => [
  ...[...dyingWithParent(), tool('setsid'), '--fork', '--wait'],
  ...[...dyingWithParent(), ...limited()],
]);

/** The best launchers come first. */
export const launchers: Readonly<Record<Confinement, readonly Launcher[]>> = {
  standard: [bubblewrap, namespaces, intermediate, bare],
  strict: [bubblewrap, namespaces],
};

const FOLDERS = ['/usr/bin', '/bin', '/usr/local/bin', '/run/current-system/sw/bin'];

/**
 * The full path of a program; there is no PATH, since the environment is empty.
 *
 * @throws Error if it is not installed
 */
export function tool(name: string): string {
  const file = FOLDERS.map((folder) => path.join(folder, name)).find((each) => existsSync(each));
  if (file === undefined) throw new Error(`${name} is not installed`);
  return file;
}
