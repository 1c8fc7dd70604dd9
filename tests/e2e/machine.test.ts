/** Commands on machines that lack something. Each ends as the table in docs/reliability.md says. */
import { spawn, type SpawnOptions } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync } from 'node:fs';
import { realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { processesOf } from '../support/processes';

let place = '';
beforeEach(() => {
  place = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'machine-')));
});
afterEach(() => {
  rmSync(place, { recursive: true, force: true });
});

interface Ended {
  readonly code: number | null;
  readonly stderr: string;
}

const STUDENT = ['scripts/run.mjs', 'grader/cli/main.ts'];
const INSTRUCTOR = ['scripts/run.mjs', 'grader/cli/instructor.ts'];
const GRADE = [...STUDENT, 'grade', 'causal-mask', '--submission', 'solutions'];

async function run(args: readonly string[], options: SpawnOptions = {}): Promise<Ended> {
  const child = spawn(process.execPath, args, {
    ...options,
    env: { ...process.env, GITHUB_ACTIONS: '', NO_COLOR: '1', ...options.env },
    stdio: options.stdio ?? ['ignore', 'ignore', 'pipe'],
  });
  const stderr = child.stderr === null ? '' : text(child.stderr);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, stderr: await stderr };
}

/** A class of two right submissions. */
function writeClass(): string {
  const folder = path.join(place, 'class');
  for (const name of ['ada', 'ben'])
    cpSync('solutions', path.join(folder, name, 'exercises'), { recursive: true });
  return folder;
}

const outcomesIn = (out: string): string[] =>
  readFileSync(path.join(out, 'class.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { outcome: string }).outcome);

const gradeClass = (out: string, env: NodeJS.ProcessEnv): Promise<Ended> =>
  run([...INSTRUCTOR, 'grade:class', writeClass(), 'causal-mask', '--out', out, '--seed', '271828'], { env });

const missing = { TMPDIR: path.join(os.tmpdir(), 'is-missing'), TEMP: 'Q:\\missing', TMP: 'Q:\\missing' };

test('right work is right without a folder for temporary files', async () => {
  expect(await run(GRADE, { env: missing })).toEqual({ code: 0, stderr: '' });
  const out = path.join(place, 'out');
  expect(await gradeClass(out, missing)).toMatchObject({ code: 0 });
  expect(outcomesIn(out)).toEqual(['graded', 'graded']);
});

/** Makes writing into a folder fail as on a full tmpfs, where folders can still be made. */
function withFullDisk(folder: string): NodeJS.ProcessEnv {
  const file = path.join(place, 'full-disk.cjs');
  writeFileSync(
    file,
    `const fs = require('node:fs');
     const full = (write) => (file, ...rest) => {
       if (!String(file).startsWith(${JSON.stringify(folder)})) return write(file, ...rest);
       throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
     };
     for (const name of ['writeFileSync', 'appendFileSync']) fs[name] = full(fs[name]);
     const { writeFile } = fs.promises;
     fs.promises.writeFile = async (...args) => full(writeFile)(...args);
     require('node:module').syncBuiltinESMExports();`,
  );
  mkdirSync(folder);
  return { TMPDIR: folder, TEMP: folder, TMP: folder, NODE_OPTIONS: `--require ${JSON.stringify(file)}` };
}

test('a full folder for temporary files costs no points', async () => {
  const env = withFullDisk(path.join(place, 'full'));
  expect(await run(GRADE, { env })).toEqual({ code: 0, stderr: '' });
  const out = path.join(place, 'out');
  expect(await gradeClass(out, env)).toMatchObject({ code: 0 });
  expect(outcomesIn(out)).toEqual(['graded', 'graded']);
});

test('a release without space for temporary files says so in one line', async () => {
  const args = [...INSTRUCTOR, 'release', '--assignment', 'core', '--out', path.join(place, 'released')];
  const line = /^Nothing was released: [^\n]* full[^\n]*free some space[^\n]*\n$/;
  for (const env of [missing, withFullDisk(path.join(place, 'full'))]) {
    const { code, stderr } = await run(args, { env });
    expect(code).toBe(2);
    expect(stderr).toMatch(line);
  }
});

test('without packages, one line says what to run', async () => {
  for (const folder of ['scripts', 'grader/platform'])
    cpSync(folder, path.join(place, folder), { recursive: true });
  const { code, stderr } = await run(GRADE, { cwd: place });
  expect(code).toBe(2);
  expect(stderr).toMatch(/^The packages of the course are not installed; run npm ci in [^\n]*\n$/);
});

test('a reader that ends early is no error, and the exit code is that of the verdict', async () => {
  const child = spawn(process.execPath, GRADE, { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.destroy();
  const stderr = text(child.stderr);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  expect({ code, stderr: await stderr }).toEqual({ code: 0, stderr: '' });
});

const FULL = '/dev/full'; // Only Linux has it.

test('output that cannot be written is reported in one line', async () => {
  if (!existsSync(FULL)) return;
  const { code, stderr } = await run(GRADE, { stdio: ['ignore', openSync(FULL, 'w'), 'pipe'] });
  expect(code).toBe(2);
  expect(stderr).toMatch(/^The output could not be written: ENOSPC[^\n]*\n$/);
});

test('a second command that writes into the same folder is refused, and the next run continues', async () => {
  const out = path.join(place, 'out');
  const folder = writeClass();
  const args = (seed: string, ...names: string[]): string[] => [
    ...INSTRUCTOR,
    ...['grade:class', folder, ...names, '--out', out, '--seed', seed],
  ];
  const first = spawn(process.execPath, args('271828'), { stdio: 'ignore' });
  const end = new Promise((resolve) => first.once('close', resolve));
  while (!existsSync(path.join(out, 'grading.json'))) await wait(20);
  for (const command of [args('314159', 'causal-mask'), [...INSTRUCTOR, 'report', out]]) {
    const { code, stderr } = await run(command);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^[^\n]*: another command is writing into [^\n]*\n$/);
  }
  first.kill('SIGKILL');
  await end;
  expect(await run([...args('271828', 'causal-mask'), '--regrade'])).toMatchObject({ code: 0 });
  expect(outcomesIn(out)).toEqual(['graded', 'graded']);
});

test('no message repeats a private seed, and a line end does not matter', async () => {
  const args = [...INSTRUCTOR, 'grade:class', writeClass(), 'causal-mask', '--out', path.join(place, 'out')];
  const refused = await run(args, { env: { GRADE_SEED: '-31415\n92' } });
  expect(refused.code).toBe(2);
  expect(refused.stderr).toMatch(/^option '--seed <seed>' from env 'GRADE_SEED' is invalid[^\n]*\n$/);
  expect(refused.stderr).not.toContain('31415');
  expect(await run(args, { env: { GRADE_SEED: '271828\r\n' } })).toMatchObject({ code: 0 });
  const { seed } = JSON.parse(readFileSync(path.join(place, 'out', 'grading.json'), 'utf8')) as {
    seed: number;
  };
  expect(seed).toBe(271_828);
});

test('a grading ends after all of its processes', async () => {
  const child = spawn(process.execPath, GRADE, { stdio: 'ignore', detached: true });
  await new Promise((resolve) => child.once('exit', resolve));
  expect(processesOf(child.pid ?? 0, place)).toEqual([]);
});
