import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Longer than a build may take. */
const START_SECONDS = 6;

const directory = mkdtempSync(path.join(os.tmpdir(), 'slow-start-'));
afterAll(() => {
  rmSync(directory, { recursive: true, force: true });
});

/** The program that starts late is a shell script. */
const onPosix = process.platform === 'win32' ? test.skip : test;

onPosix('a bundler that starts late is not the fault of the code', async () => {
  const program = require.resolve(`@esbuild/${process.platform}-${process.arch}/bin/esbuild`);
  const late = path.join(directory, 'esbuild');
  writeFileSync(late, `#!/bin/sh\nsleep ${START_SECONDS}\nexec '${program}' "$@"\n`);
  chmodSync(late, 0o755);
  // Read when esbuild is loaded.
  process.env['ESBUILD_BINARY_PATH'] = late;
  const { buildInTime } = await import('../../../grader/submission/bundler');
  const began = performance.now();
  const { outputFiles } = await buildInTime({
    stdin: { contents: 'console.log("late")' },
    write: false,
    logLevel: 'silent',
  });
  expect(performance.now() - began).toBeGreaterThan(1_000 * START_SECONDS);
  expect(outputFiles[0]?.text).toContain('late');
});
