/** How Node is started for student code that may read these files, and nothing else. */
export const nodeFlags = (readable: readonly string[]): string[] => [
  ...permissionFlags(readable),
  '--no-warnings',
  // No eval, and with it no import() of Node's own modules.
  '--disallow-code-generation-from-strings',
  '--max-old-space-size=256',
  '--stack-trace-limit=30',
  ...optimisingFlags(),
];

/** As in scripts/run.mjs: most calls are over before what V8 would spend on optimising them is earned back. */
export const optimisingFlags = (version = process.versions.v8): string[] =>
  version.startsWith('11.') ? ['--interrupt-budget=1500000'] : [];

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
