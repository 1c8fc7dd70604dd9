import { cpSync, existsSync, mkdirSync, readdirSync, realpathSync, symlinkSync } from 'node:fs';
import path from 'node:path';

/** No command of the course reads these. */
const LEFT_OUT = ['node_modules', '.git', 'out', 'coverage', 'tests', 'quality', 'bench'];

/** Packages whose files are damaged; they are copied, and the others are links. */
export const COPIED = [
  'esbuild',
  '@esbuild',
  '@typescript',
  'typescript-native',
  '@babel/parser',
  'chokidar',
  'fast-check',
  'tinypool',
];

/** Writes a copy of the course with a cache of its own. */
export function copyCourse(root: string): void {
  for (const name of readdirSync('.').filter((each) => !LEFT_OUT.includes(each)))
    cpSync(name, path.join(root, name), { recursive: true });
  for (const name of packageNames()) {
    const place = path.join(root, 'node_modules', name);
    mkdirSync(path.dirname(place), { recursive: true });
    const original = realpathSync(path.join('node_modules', name));
    if (COPIED.some((copied) => name === copied || name.startsWith(`${copied}/`)))
      cpSync(original, place, { recursive: true });
    else symlinkSync(original, place, 'junction');
  }
}

const packageNames = (): string[] =>
  readdirSync('node_modules')
    .filter((name) => !name.startsWith('.'))
    .flatMap((name) =>
      name.startsWith('@')
        ? readdirSync(path.join('node_modules', name)).map((each) => `${name}/${each}`)
        : [name],
    );

/** All files below these files and folders, sorted, links left out. */
export const filesIn = (...places: readonly string[]): string[] =>
  places.flatMap((place) => (existsSync(place) ? filesBelow(place) : [])).sort();

function filesBelow(place: string): string[] {
  const entries = readdirSync(path.dirname(place), { withFileTypes: true });
  if (entries.find(({ name }) => name === path.basename(place))?.isFile() === true) return [place];
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}
