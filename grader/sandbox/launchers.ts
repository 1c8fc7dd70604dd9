import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { Refusal } from '../refusal';

/** Whether Node's own walls will do, or the system's must stand around them. */
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
  /** Whether the started process tells on descriptor 3 which process is the program's; else it becomes the program. */
  readonly tellsPid: boolean;
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
  tellsPid: false,
  needsNoProof: true,
};

/** Far above the limit that is measured and explained: it stops what is faster than the measurement. */
const MAX_DATA_BYTES = 1_536 * 2 ** 20;

const limited = (): string[] => [tool('prlimit'), `--data=${String(MAX_DATA_BYTES)}`, '--core=0'];

/** Without it a grader that is killed leaves an endless loop running. */
const dyingWithTheGrader = (): string[] => [tool('setpriv'), '--pdeathsig', 'KILL', ...limited()];

/** The program behind commands that set something up and then become what follows them. */
const behind = (name: string, prefix: () => readonly string[]): Launcher => ({
  name,
  command: (start) => [...prefix(), ...bare.command(start)],
  tellsPid: false,
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
  tellsPid: true,
  needsNoProof: false,
};

/** No network; files are left to Node's permission model. */
const namespace = behind('unshare', () => [
  ...[tool('unshare'), '--user', '--net', '--ipc'],
  ...dyingWithTheGrader(),
]);

/** By what is asked for, the best first. */
export const launchers: Readonly<Record<Confinement, readonly Launcher[]>> = {
  standard: [behind('setpriv', dyingWithTheGrader), bare],
  strict: [bubblewrap, namespace],
};

const FOLDERS = ['/usr/bin', '/bin', '/usr/local/bin', '/run/current-system/sw/bin'];

/** By its full path, since the environment is empty. */
export function tool(name: string): string {
  const file = FOLDERS.map((folder) => path.join(folder, name)).find((each) => existsSync(each));
  if (file === undefined) throw new Error(`${name} is not installed`);
  return file;
}
