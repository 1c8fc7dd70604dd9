/** Copies of the course as the other side of a platform has them: a student's repository, and a bundle with packages of its own. */
import { cpSync, mkdirSync, readdirSync, symlinkSync, copyFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { spawnSync } from 'node:child_process';

/** What a student is given. */
const RELEASED = [
  ...[
    '.github/workflows/classroom.yml',
    '.gitignore',
    '.npmrc',
    'README.md',
    'exercises',
    'fixtures',
    'grader',
  ],
  ...['package-lock.json', 'package.json', 'scripts', 'tsconfig.json'],
];

/** Writes what students are given into a new folder. */
export function releasedCourse(place: string): void {
  for (const name of RELEASED) cpSync(name, path.join(place, name), { recursive: true });
}

/** A student's repository: what was given, changed by the student, in one commit each. */
export function studentRepository(place: string, work: (repository: string) => void): void {
  releasedCourse(place);
  git(place, 'init', '--quiet', '--initial-branch=main');
  commit(place, 'Given');
  work(place);
  commit(place, 'Handed in');
}

function commit(place: string, message: string): void {
  git(place, 'add', '--all');
  git(place, 'commit', '--quiet', '--allow-empty', '--message', message);
}

/** Runs Git by itself: no settings of this machine, no line ends changed. */
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

/**
 * Gives a copy of the course the packages of this one, as an installation would. Its cache is its own: it holds paths.
 */
export function linkPackages(course: string): void {
  const packages = path.join(course, 'node_modules');
  mkdirSync(packages);
  for (const name of readdirSync('node_modules').filter((each) => each !== '.cache')) {
    const original = path.resolve('node_modules', name);
    // A junction needs no rights on Windows, and links folders alone.
    if (statSync(original).isDirectory()) symlinkSync(original, path.join(packages, name), 'junction');
    else copyFileSync(original, path.join(packages, name));
  }
}
