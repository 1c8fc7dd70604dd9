import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

test('a worker that takes long to end does not end the command', () => {
  if (process.platform === 'win32') return; // It cannot stop a process.
  const { status, stdout } = spawnSync(
    process.execPath,
    ['scripts/run.mjs', 'tests/support/slow-worker.ts'],
    { encoding: 'utf8' },
  );
  expect({ status, stdout }).toEqual({ status: 0, stdout: 'stopped\n' });
});

test('a worker that is killed leaves no temporary file', () => {
  if (process.platform !== 'linux') return; // Elsewhere the test cannot find the worker.
  const temporary = mkdtempSync(path.join(os.tmpdir(), 'killed-worker-'));
  const { status, stdout } = spawnSync(
    process.execPath,
    ['scripts/run.mjs', 'tests/support/killed-worker.ts'],
    { encoding: 'utf8', timeout: 60_000, env: { ...process.env, TMPDIR: temporary } },
  );
  rmSync(temporary, { recursive: true });
  expect({ status, stdout }).toEqual({ status: 0, stdout: '[]\n' });
});
