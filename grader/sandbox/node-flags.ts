import { lateOptimisation } from '../platform/v8-flags.mjs';

/** Node's flags for running student code that may read only these files. */
export const nodeFlags = (readable: readonly string[]): string[] => [
  ...permissionFlags(readable),
  '--no-warnings',
  // Needed by child/node-callbacks.ts.
  '--expose-internals',
  // Defence in depth: code that gets hold of an object of Node's realm cannot replace its methods.
  // It does not affect the student's realm.
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

/** Keeps SIGUSR1 from opening the inspector; where Node lacks the flag, a signal handler does. */
export const signalFlags = (): string[] => ifKnown('--disable-sigusr1');

/**
 * Freezes V8's flags: some make V8 write files, which the permission model does not see. Setting
 * one later ends the process. V8 has this since version 10; it is used only on tested versions.
 */
export function frozenFlags(version = process.versions.v8): string[] {
  const major = Number(version.split('.')[0]);
  return major >= 11 && major <= 14 ? ['--freeze-flags-after-init'] : [];
}

/**
 * Node's permission model: only the named files, no child processes, no workers, no native addons.
 * Node 22.13 and 23.5 dropped `experimental` from the flag's name.
 */
export function permissionFlags(readable: readonly string[], version = process.versions.node): string[] {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const stable = major > 23 || (major === 23 && minor >= 5) || (major === 22 && minor >= 13);
  return [
    stable ? '--permission' : '--experimental-permission',
    ...readable.map((file) => `--allow-fs-read=${file}`),
  ];
}
