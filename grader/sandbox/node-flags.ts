import { lateOptimisation } from '../platform/v8-flags.mjs';

/** How Node is started for student code that may read these files, and nothing else. */
export const nodeFlags = (readable: readonly string[]): string[] => [
  ...permissionFlags(readable),
  '--no-warnings',
  // For what Node has V8 call while student code runs: see child/node-callbacks.ts.
  '--expose-internals',
  // A second wall: whoever got hold of an object of Node's realm could replace none of its methods. It does not reach the student's.
  ...ifKnown('--frozen-intrinsics'),
  ...signalFlags(),
  // No eval, and with it no import() of Node's own modules.
  '--disallow-code-generation-from-strings',
  '--max-old-space-size=256',
  '--stack-trace-limit=30',
  ...lateOptimisation(),
  ...frozenFlags(),
];

const ifKnown = (flag: string): string[] => (process.allowedNodeEnvironmentFlags.has(flag) ? [flag] : []);

/** Versions of Node without it are told by a handler of our own not to open the inspector. */
export const signalFlags = (): string[] => ifKnown('--disable-sigusr1');

/**
 * No flag of V8 can be set later: some make it write files, of which the permission model knows nothing. Such an attempt ends the process.
 * V8 has had this one since version 10; no version is given a flag here that it has not been tried with.
 */
export function frozenFlags(version = process.versions.v8): string[] {
  const major = Number(version.split('.')[0]);
  return major >= 11 && major <= 14 ? ['--freeze-flags-after-init'] : [];
}

/**
 * Node's permission model: no files but the named ones, no child process, no worker, no native addon. The flag lost its
 * `experimental` in Node 22.13 and 23.5.
 */
export function permissionFlags(readable: readonly string[], version = process.versions.node): string[] {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const stable = major > 23 || (major === 23 && minor >= 5) || (major === 22 && minor >= 13);
  return [
    stable ? '--permission' : '--experimental-permission',
    ...readable.map((file) => `--allow-fs-read=${file}`),
  ];
}
