import { spawnSync } from 'node:child_process';

test('a worker that takes long to end does not end the command', () => {
  if (process.platform === 'win32') return; // It cannot stop a process.
  const { status, stdout } = spawnSync(
    process.execPath,
    ['scripts/run.mjs', 'tests/support/slow-worker.ts'],
    { encoding: 'utf8' },
  );
  expect({ status, stdout }).toEqual({ status: 0, stdout: 'stopped\n' });
});
