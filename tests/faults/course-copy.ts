import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, realpathSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';

export interface Ended {
  readonly code: number | null;
  readonly stderr: string;
}

const COURSE = [
  'grader',
  'scripts',
  'exercises',
  'solutions',
  'fixtures',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];

/** Writes a copy of the course with a cache of its own; its packages are links. */
export function copyCourse(root: string): void {
  for (const name of COURSE) cpSync(name, path.join(root, name), { recursive: true });
  const packages = path.join(root, 'node_modules');
  for (const name of readdirSync('node_modules').filter((each) => !each.startsWith('.'))) {
    const inScope = name.startsWith('@') ? readdirSync(path.join('node_modules', name)) : [];
    for (const each of name.startsWith('@') ? inScope.map((one) => path.join(name, one)) : [name]) {
      mkdirSync(path.dirname(path.join(packages, each)), { recursive: true });
      symlinkSync(realpathSync(path.join('node_modules', each)), path.join(packages, each), 'junction');
    }
  }
}

/**
 * Runs a command of the course in `root`.
 *
 * @param killAfterMs kills it then, if it has not ended
 */
export async function runIn(root: string, args: readonly string[], killAfterMs?: number): Promise<Ended> {
  const child = spawn(process.execPath, ['scripts/run.mjs', ...args], {
    cwd: root,
    env: { ...process.env, GITHUB_ACTIONS: '', NO_COLOR: '1', XDG_CACHE_HOME: path.join(root, 'user') },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const timer = killAfterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  const stderr = text(child.stderr);
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  clearTimeout(timer);
  return { code, stderr: await stderr };
}

/** All files below a folder, sorted, links left out. */
export const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();

/** The outcome and points of each submission in the folder of a class. */
export const verdictsIn = (out: string): string[] =>
  readFileSync(path.join(out, 'class.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const { outcome, points } = JSON.parse(line) as { outcome: string; points: number };
      return `${outcome} ${String(points)}`;
    });
