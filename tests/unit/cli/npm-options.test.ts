import { Command } from 'commander';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { optionsTakenByNpm } from '../../../grader/cli/npm-options';
import { UsageError } from '../../../grader/cli/usage-error';

const program = new Command();
program
  .command('grade')
  .option('--all')
  .option('--hide-seed')
  .option('--seed <seed>')
  .option('--prefix <name>')
  .option('--jobs <n>');

const taken = (argv: readonly string[], env: NodeJS.ProcessEnv): string[] =>
  optionsTakenByNpm(program, argv, { npm_lifecycle_event: 'grade', ...env });

/** What npm passes on to a script for these arguments. */
function throughNpm(args: readonly string[]): { argv: string[]; env: NodeJS.ProcessEnv } {
  const place = mkdtempSync(path.join(os.tmpdir(), 'npm-'));
  try {
    const script =
      'require("fs").writeFileSync("seen.json",JSON.stringify({argv:process.argv.slice(2),env:process.env}))';
    writeFileSync(path.join(place, 'seen.cjs'), script);
    writeFileSync(path.join(place, 'package.json'), '{"scripts":{"grade":"node seen.cjs grade"}}');
    const windows = process.platform === 'win32';
    execFileSync(windows ? 'npm.cmd' : 'npm', ['run', 'grade', ...args], {
      cwd: place,
      stdio: 'pipe',
      shell: windows,
    });
    return JSON.parse(readFileSync(path.join(place, 'seen.json'), 'utf8')) as ReturnType<typeof throughNpm>;
  } finally {
    rmSync(place, { recursive: true });
  }
}

test('options that npm took for itself count', () => {
  const { argv, env } = throughNpm(['causal-mask', '--all', '--hide-seed']);
  expect(argv).toEqual(['grade', 'causal-mask']);
  expect(optionsTakenByNpm(program, argv, env)).toEqual(['--all', '--hide-seed']);
});

test('one with a value is refused, because npm takes the value for an exercise', () => {
  const { argv, env } = throughNpm(['--seed', '271828']);
  expect(() => optionsTakenByNpm(program, argv, env)).toThrow(UsageError);
  expect(() => taken(['grade'], { npm_config_seed: '271828' })).toThrow(
    /^npm took --seed for itself; [^\n\d]*$/,
  );
});

test('options after -- are left as they are', () => {
  const { argv, env } = throughNpm(['--', '--all', '--seed', '271828']);
  expect(argv).toEqual(['grade', '--all', '--seed', '271828']);
  expect(optionsTakenByNpm(program, argv, env)).toEqual([]);
});

test.each<[string, readonly string[], NodeJS.ProcessEnv]>([
  ['an option that is also given', ['grade', '--all'], { npm_config_all: 'true' }],
  ['an option with a value that is also given', ['grade', '--seed=7'], { npm_config_seed: 'true' }],
  ['an option that is off', ['grade'], { npm_config_all: 'false' }],
  ['a setting of npm', ['grade'], { npm_config_prefix: '/usr/local', npm_config_jobs: 'max' }],
  ['a command without such an option', ['watch'], { npm_config_all: 'true' }],
  ['a command that npm did not start', ['grade'], { npm_config_all: 'true', npm_lifecycle_event: undefined }],
])('%s changes nothing', (_, argv, env) => {
  expect(taken(argv, env)).toEqual([]);
});
