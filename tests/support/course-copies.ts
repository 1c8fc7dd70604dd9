/**
 * Copies of the course as platforms have them: a student's repository, and a bundle with its own
 * packages.
 */
import { cpSync, mkdirSync, readdirSync, symlinkSync, copyFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { runInstructor } from './released';

/** Writes what students get, with `npm run release`. */
export async function release(place: string, ...options: readonly string[]): Promise<void> {
  const { exitCode, stderr } = await runInstructor('release', '--out', place, ...options);
  if (exitCode !== 0) throw new Error(`nothing was released: ${stderr}`);
}

/** Creates a student's repository with two commits: the release and the student's changes. */
export function studentRepository(given: string, place: string, work: (repository: string) => void): void {
  cpSync(given, place, { recursive: true });
  git(place, 'init', '--quiet', '--initial-branch=main');
  commit(place, 'Given');
  work(place);
  commit(place, 'Handed in');
}

function commit(place: string, message: string): void {
  git(place, 'add', '--all');
  git(place, 'commit', '--quiet', '--allow-empty', '--message', message);
}

/** Runs Git without this machine's settings and without changing line ends. */
export function git(place: string, ...args: string[]): string {
  const settings = ['user.name=Student', 'user.email=student@example.edu', 'core.autocrlf=false'];
  const { status, stdout, stderr, error } = spawnSync(
    'git',
    [...settings.flatMap((setting) => ['-c', setting]), ...args],
    {
      cwd: place,
      encoding: 'utf8',
      env: { ...process.env, GIT_CONFIG_NOSYSTEM: '1', GIT_TERMINAL_PROMPT: '0' },
    },
  );
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${error?.message ?? stderr}`);
  return stdout.trim();
}

const LEFT_OUT = ['node_modules', '.git', 'out', 'coverage'];

/** Copies this repository into a folder, with its packages. */
export function copyRepository(place: string): void {
  for (const name of readdirSync('.').filter((each) => !LEFT_OUT.includes(each)))
    cpSync(name, path.join(place, name), { recursive: true });
  linkPackages(place);
}

/**
 * Installs this repository's packages in a copy of the course. The cache is separate, because it
 * contains paths.
 */
export function linkPackages(course: string): void {
  const packages = path.join(course, 'node_modules');
  mkdirSync(packages);
  for (const name of readdirSync('node_modules').filter((each) => each !== '.cache')) {
    const original = path.resolve('node_modules', name);
    // Junctions need no extra rights on Windows; they only link folders.
    if (statSync(original).isDirectory()) symlinkSync(original, path.join(packages, name), 'junction');
    else copyFileSync(original, path.join(packages, name));
  }
}
