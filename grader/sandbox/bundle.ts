import { existsSync, lstatSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { build, formatMessages, type BuildFailure, type Message, type Plugin } from 'esbuild';
import type { ExerciseFile } from './submission';

const PLUGIN_NAME = 'only-allowed-imports';

/** A larger file is not an exercise. */
const MAX_FILE_BYTES = 1_000_000;

/** An exercise made ready for the sandbox: one script, with the way back to the student's lines. */
export interface ExerciseBundle {
  readonly code: string;
  readonly sourceMap: string;
  /** The files of the submission that the script is made of, `/`-separated and relative to its root. */
  readonly files: readonly string[];
}

/** Why an exercise could not be bundled: what the compiler says, for a student. */
export interface BundleProblem {
  readonly message: string;
  readonly line: number | undefined;
  readonly file: string | undefined;
}

export type BundleResult = { readonly bundle: ExerciseBundle } | { readonly problem: BundleProblem };

/**
 * Bundles one exercise. `@tensorflow/tfjs` and files below the submission's root may be imported, nothing else;
 * `given/` is always the course's own.
 */
export async function bundleExercise(
  root: string,
  given: string,
  { module, file }: ExerciseFile,
): Promise<BundleResult> {
  const shown = `${path.basename(root)}/${module}/${file}`;
  const entry = path.join(root, module, file);
  const unreadable = problemWith(entry, root);
  if (unreadable !== undefined) {
    return { problem: { message: `${shown} ${unreadable}`, line: undefined, file: shown } };
  }
  try {
    const { outputFiles, metafile } = await build({
      entryPoints: [entry],
      absWorkingDir: root,
      bundle: true,
      write: false,
      metafile: true,
      outfile: 'bundle.js',
      format: 'cjs',
      platform: 'neutral',
      target: 'es2022',
      sourcemap: 'external',
      logLevel: 'silent',
      tsconfigRaw: '{}',
      plugins: [onlyAllowedImports(root, given)],
    });
    const textOf = (ending: string): string =>
      outputFiles.find((output) => output.path.endsWith(ending))?.text ?? '';
    return {
      bundle: {
        code: textOf('.js'),
        sourceMap: textOf('.map'),
        files: Object.keys(metafile.inputs).map((input) => input.split(path.sep).join('/')),
      },
    };
  } catch (failure) {
    const errors = (failure as Partial<BuildFailure>).errors ?? [];
    if (errors.length === 0) throw failure;
    return { problem: await describeProblem(errors, path.basename(root)) };
  }
}

async function describeProblem(errors: readonly Message[], rootName: string): Promise<BundleProblem> {
  const located = errors.slice(0, 3).map((error) => ({
    ...error,
    location: error.location && { ...error.location, file: `${rootName}/${error.location.file}` },
  }));
  const frames = await formatMessages(located, { kind: 'error', color: false });
  const location = located[0]?.location;
  return {
    message: frames.join('\n').replaceAll('✘ [ERROR] ', '').replaceAll(` [plugin ${PLUGIN_NAME}]`, '').trim(),
    line: location?.line,
    file: location?.file,
  };
}

/** Why a file may not be read, in words that follow its name; undefined when it may. */
function problemWith(file: string, root: string): string | undefined {
  if (!existsSync(file)) return 'is missing';
  if (lstatSync(file).isSymbolicLink()) return 'is a symbolic link; put the file itself there';
  if (!isInside(root, realpathSync(file))) return 'leads out of the submission';
  const stats = statSync(file);
  if (!stats.isFile()) return 'is not a file';
  return stats.size > MAX_FILE_BYTES ? 'is larger than 1 MB' : undefined;
}

function isInside(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return relative.split(path.sep)[0] !== '..' && !path.isAbsolute(relative);
}

function onlyAllowedImports(root: string, given: string): Plugin {
  return {
    name: PLUGIN_NAME,
    setup(builder) {
      builder.onResolve({ filter: /.*/ }, ({ path: name, importer, resolveDir, kind }) => {
        if (kind === 'entry-point') return { path: name };
        if (name === '@tensorflow/tfjs') return { path: name, external: true };
        const refuse = (why: string): { errors: { text: string }[] } => ({
          errors: [{ text: `"${name}" ${why}` }],
        });
        if (!/^\.\.?\//.test(name)) {
          return refuse(
            'cannot be imported: an exercise may import @tensorflow/tfjs and files of exercises/, nothing else',
          );
        }
        const target = path.resolve(resolveDir, name);
        const givenHere = isInside(given, importer) ? given : path.join(root, 'given');
        const isGiven = isInside(givenHere, target);
        const base = isGiven ? path.join(given, path.relative(givenHere, target)) : target;
        const file = [
          base,
          `${base}.ts`,
          base.replace(/\.js$/, '.ts'),
          `${base}.js`,
          path.join(base, 'index.ts'),
        ].find((candidate) => existsSync(candidate) && statSync(candidate).isFile());
        if (file === undefined)
          return refuse('does not exist: look at the path, it starts at the file it stands in');
        const why = problemWith(file, isGiven ? given : root);
        return why === undefined ? { path: file } : refuse(why);
      });
    },
  };
}
