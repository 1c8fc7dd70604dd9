/** A course with its packages in a folder above it, which is then moved. */
import { execFile } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
} from 'node:fs';
import { rmSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const PARTS = [
  'grader',
  'scripts',
  'exercises',
  'solutions',
  'fixtures',
  'package.json',
  'package-lock.json',
];

let place = '';
beforeAll(() => {
  place = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'places-')));
  symlinkSync(path.resolve('node_modules'), path.join(place, 'node_modules'), 'junction');
  mkdirSync(path.join(place, 'course'));
  for (const part of [...PARTS, 'tsconfig.json'])
    cpSync(part, path.join(place, 'course', part), { recursive: true });
});
afterAll(() => {
  rmSync(place, { recursive: true, force: true });
});

const grade = (course: string): Promise<{ code: number; stdout: string; stderr: string }> =>
  new Promise((resolve) => {
    const args = [
      'scripts/run.mjs',
      'grader/cli/main.ts',
      'grade',
      'causal-mask',
      '--submission',
      'solutions',
    ];
    const env = { ...process.env, NO_COLOR: '1', GITHUB_ACTIONS: '' };
    const child = execFile(process.execPath, args, { cwd: course, env }, (_, stdout, stderr) => {
      resolve({ code: child.exitCode ?? NaN, stdout, stderr });
    });
  });

test('is graded, with the types of its packages, before and after', async () => {
  const course = path.join(place, 'course');
  const first = await grade(course);
  expect(first).toMatchObject({ code: 0, stderr: '' });
  expect(first.stdout).not.toContain('Type error');
  // Only the cache is in the course.
  expect(existsSync(path.join(course, 'node_modules', 'esbuild'))).toBe(false);

  mkdirSync(path.join(place, 'elsewhere'));
  const moved = path.join(place, 'elsewhere', 'course');
  renameSync(course, moved);
  const solution = path.join(moved, 'solutions', '1-attention', 'causal-mask.ts');
  appendFileSync(solution, "export const wrong: number = 'text';\n");
  const second = await grade(moved);
  expect(second).toMatchObject({ code: 0, stderr: '' });
  expect(second.stdout.replaceAll(/\s+/g, ' ')).toContain("Type 'string' is not assignable to type 'number'");
});
