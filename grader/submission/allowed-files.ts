import { existsSync, lstatSync, readFileSync, realpathSync, statSync, type Stats } from 'node:fs';
import path from 'node:path';
import type { Loader, OnLoadResult, OnResolveArgs, OnResolveResult, Plugin } from 'esbuild';
import type { TimeAllowance } from './time-allowance';
import type { ParsedSource, SourceProblem } from './parse-source';
import { MAX_BYTES, ReadBudget } from './read-budget';
import { encodingOfFile } from '../platform/encoding';
import { isInside } from '../platform/paths';
import { adviceOnGiven } from '../results/advice';

export const PLUGIN_NAME = 'only-allowed-files';

const loaders: Readonly<Record<string, Loader>> = {
  '.ts': 'ts',
  '.mts': 'ts',
  '.cts': 'ts',
  '.js': 'js',
  '.mjs': 'js',
  '.cjs': 'js',
};

/** Whether a file is a source by its extension. The grader reads no other files of a submission. */
export const mayBeSource = (file: string): boolean => path.extname(file) in loaders;

/** Returns why a file may not be read, phrased to follow its name; undefined if it may. */
export function problemWith(file: string, root: string): string | undefined {
  const stats = statsOf(file);
  if (stats === undefined) return 'is missing';
  if (stats.isSymbolicLink()) return 'is a symbolic link; submit the file itself';
  if (!isInside(root, realpathSync(file))) return 'points outside the submission';
  if (!stats.isFile()) return 'is not a file';
  if (stats.size > MAX_BYTES) return 'is larger than 1 MB';
  if (!mayBeSource(file)) return 'is neither TypeScript nor JavaScript';
  switch (encodingIn(file)) {
    case 'utf-8':
      return undefined;
    case undefined:
      return 'cannot be read; check its permissions';
    default:
      return 'is in UTF-16; save it as UTF-8 (in VS Code, click UTF-16 in the status bar)';
  }
}

function statsOf(file: string): Stats | undefined {
  try {
    return lstatSync(file);
  } catch {
    return undefined;
  }
}

function encodingIn(file: string): ReturnType<typeof encodingOfFile> | undefined {
  try {
    return encodingOfFile(file);
  } catch (failure) {
    // Anything else, such as too many open files, is not the student's fault.
    if (!['EACCES', 'EPERM'].includes((failure as NodeJS.ErrnoException).code ?? '')) throw failure;
    return undefined;
  }
}

/**
 * Restricts a bundle to files of the submission and of `given/` that `parseSource` accepts.
 * esbuild itself reads nothing: no tsconfig of the submission, no source maps, no packages.
 *
 * @param time the allowance that parsing is charged to
 */
export function onlyAllowedFiles(root: string, given: string, time?: TimeAllowance): Plugin {
  return {
    name: PLUGIN_NAME,
    setup(builder) {
      const budget = new ReadBudget(time);
      builder.onResolve({ filter: /.*/ }, (args) => resolve(args, root, given));
      builder.onLoad({ filter: /.*/, namespace: 'file' }, async ({ path: file }): Promise<OnLoadResult> => {
        const source = readFileSync(file, 'utf8');
        const tooMuch = budget.add(source);
        if (tooMuch !== undefined) return { errors: [{ text: tooMuch }] };
        const loader = loaders[path.extname(file)] ?? 'ts';
        if (isInside(given, file)) return { contents: source, loader };
        const problem = problemAmong(await budget.parse(source), (name) =>
          mayImport(name, path.dirname(file), root, given),
        );
        if (problem !== undefined) {
          const { message, line, column } = problem;
          const lineText = (source.split(/\r?\n/)[line - 1] ?? '').slice(0, 500);
          const place = path.relative(root, file);
          return { errors: [{ text: message, location: { file: place, line, column, lineText } }] };
        }
        return { contents: withoutSourceMap(source), loader };
      });
    },
  };
}

function problemAmong(
  { problem, imports }: ParsedSource,
  allowed: (name: string) => boolean,
): SourceProblem | undefined {
  const forbidden = imports.find(({ name }) => !allowed(name));
  if (forbidden === undefined || problem !== undefined) return problem;
  return { ...forbidden, message: `"${forbidden.name}" ${NOT_ALLOWED}` };
}

const NOT_ALLOWED =
  'cannot be imported: an exercise may import only @tensorflow/tfjs and files in exercises/';

/**
 * Disables source map comments: esbuild would read any file that one names. The replacement has
 * the same length, so lines and columns do not change.
 */
const withoutSourceMap = (source: string): string =>
  source.replaceAll('sourceMappingURL', 'source-map-URL..');

/**
 * Whether an import stays inside the submission. Package names are allowed here; the bundler
 * refuses them unless only their types are used.
 */
function mayImport(name: string, directory: string, root: string, given: string): boolean {
  if (/^\.\.?(\/|$)/.test(name)) {
    const target = path.resolve(directory, name);
    return isInside(root, target) || isInside(given, target);
  }
  return !path.isAbsolute(name) && !/[\\:]|(^|\/)\.\.(\/|$)/.test(name.replace(/^node:/, ''));
}

/** The file that an import of this path resolves to; undefined if there is none. */
export const fileAt = (target: string): string | undefined =>
  [
    target,
    `${target}.ts`,
    target.replace(/\.js$/, '.ts'),
    `${target}.js`,
    path.join(target, 'index.ts'),
  ].find((candidate) => existsSync(candidate) && statSync(candidate).isFile());

const slashed = (file: string): string => file.split(path.sep).join('/');

/** The module folder that a file is in. */
const moduleOf = (file: string, root: string): string =>
  slashed(path.relative(root, file)).split('/')[0] ?? '';

function resolve(
  { path: name, importer, resolveDir, kind }: OnResolveArgs,
  root: string,
  given: string,
): OnResolveResult {
  if (kind === 'entry-point') return { path: path.join(root, name) };
  if (name === '@tensorflow/tfjs') return { path: name, external: true };
  const refuse = (why: string): OnResolveResult => ({ errors: [{ text: `"${name}" ${why}` }] });
  if (!/^\.\.?\//.test(name)) return refuse(NOT_ALLOWED);
  const givenHere = isInside(given, importer) ? given : path.join(root, 'given');
  const target = path.resolve(resolveDir, name);
  const isGiven = isInside(givenHere, target);
  const file = fileAt(isGiven ? path.join(given, path.relative(givenHere, target)) : target);
  if (file === undefined) {
    const added = isGiven ? fileAt(target) : undefined;
    if (added === undefined)
      return refuse('does not exist; check the path, which is relative to the importing file');
    const change = { file: slashed(path.relative(givenHere, added)), change: 'added' } as const;
    return { errors: [{ text: adviceOnGiven(change, moduleOf(importer, root)) }] };
  }
  const why = problemWith(file, isGiven ? given : root);
  return why === undefined ? { path: file } : refuse(why);
}
