import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { Refusal } from '../platform/refusal';

/** Whether the best walls will do that the system has, be it none, or it must have some. */
export type Confinement = 'standard' | 'strict';

/** The system offers nothing that `--sandbox strict` could use. */
export class NoStrictSandbox extends Refusal {
  override readonly name = 'NoStrictSandbox';
}

/** What starts the process of student code. */
export interface Launcher {
  readonly name: string;
  /** The program and its arguments. @throws Error when a program it needs is not installed */
  readonly command: (start: ProgramStart) => readonly string[];
  /** How the number of the program's process is found: it is told on descriptor 3, it is the last descendant, or that of what is started. */
  readonly pid: 'told' | 'descendant' | 'own';
  readonly needsNoProof: boolean;
}

/** The program and its arguments, the files it must be able to read, and the directory it runs in. */
export interface ProgramStart {
  /** Node, but for a trial. */
  readonly program: string;
  readonly arguments: readonly string[];
  readonly files: readonly string[];
  readonly workingDirectory: string;
}

const bare: Launcher = {
  name: 'node',
  command: ({ program, arguments: args }) => [program, ...args],
  pid: 'own',
  needsNoProof: true,
};

/** Far above the limit that is measured and explained: it stops what is faster than the measurement. */
const MAX_DATA_BYTES = 1_536 * 2 ** 20;

const limited = (): string[] => [tool('prlimit'), `--data=${String(MAX_DATA_BYTES)}`, '--core=0'];

/** What comes after dies with what came before: without it a grader that is killed leaves an endless loop running. */
const dyingWithParent = (): string[] => [tool('setpriv'), '--pdeathsig', 'KILL'];

/** The program behind commands that set something up and then start what follows them. */
const behind = (name: string, prefix: () => readonly string[]): Launcher => ({
  name,
  command: (start) => [...prefix(), ...bare.command(start)],
  pid: 'descendant',
  needsNoProof: false,
});

/** No network, no processes but its own, and of the file system what Node needs to run, read-only. */
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
  pid: 'told',
  needsNoProof: false,
};

/** No network, and no processes but its own; files are left to Node's permission model. Its rights over the namespaces are dropped. */
const namespaces = behind('unshare', () => [
  ...[...dyingWithParent(), ...limited(), tool('unshare'), '--user', '--map-root-user', '--pid', '--fork'],
  ...['--mount-proc', '--net', '--ipc', '--kill-child'],
  ...[tool('setsid'), tool('setpriv'), '--no-new-privs', '--inh-caps=-all', '--bounding-set=-all'],
]);

/** With nothing but a process that does nothing between the program and the grader, which is not its parent then. */
const intermediate = behind('setsid', () => [
  ...[...dyingWithParent(), tool('setsid'), '--fork', '--wait'],
  ...[...dyingWithParent(), ...limited()],
]);

/** By what is asked for, the best first. */
export const launchers: Readonly<Record<Confinement, readonly Launcher[]>> = {
  standard: [bubblewrap, namespaces, intermediate, bare],
  strict: [bubblewrap, namespaces],
};

const FOLDERS = ['/usr/bin', '/bin', '/usr/local/bin', '/run/current-system/sw/bin'];

/** By its full path, since the environment is empty. */
export function tool(name: string): string {
  const file = FOLDERS.map((folder) => path.join(folder, name)).find((each) => existsSync(each));
  if (file === undefined) throw new Error(`${name} is not installed`);
  return file;
}
