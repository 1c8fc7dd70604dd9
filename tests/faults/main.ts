/**
 * Injects many faults: `npm run faults -- 2000`. Options, after `--`: how many, `--seed 1`, and
 * `--only` for some of them, by number or by a part of the name, separated by commas.
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { inRepository } from '../../grader/platform/root';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string', default: '1' }, only: { type: 'string', default: '' } },
});
const { status } = spawnSync(
  process.execPath,
  [inRepository('node_modules', 'jest', 'bin', 'jest.js'), 'tests/faults/faults.test.ts', '--verbose'],
  {
    cwd: inRepository(),
    env: {
      ...process.env,
      FAULTS: positionals[0] ?? '2000',
      FAULT_SEED: values.seed,
      FAULT_ONLY: values.only,
      FAULT_LOG: '1', // Says what each fault has hit.
    },
    stdio: 'inherit',
  },
);
process.exitCode = status ?? 1;
