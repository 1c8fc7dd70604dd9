import path from 'node:path';
import type { BuildFailure, BuildOptions, Message, Plugin } from 'esbuild';
import { BundlerTooSlow, buildInTime, formatMessages } from '../repository/bundler';
import {
  modelAnswersAmong,
  modelAnswersInPlace,
  requiredName,
  type ModelAnswers,
  type Replacements,
} from './model-answers';
import { onlyAllowedFiles, PLUGIN_NAME, problemWith } from './allowed-files';
import type { ExerciseFile } from './submission';

/** An exercise made ready for the sandbox: one script, with the way back to the student's lines. */
export interface ExerciseBundle {
  readonly code: string;
  readonly sourceMap: string;
  /** The files of the submission that the script is made of, `/`-separated and relative to its root. */
  readonly files: readonly string[];
  /** The files in whose place the script has the model answer. */
  readonly modelAnswers: readonly string[];
}

/** Why an exercise could not be bundled: what the compiler says, for a student. */
export interface BundleProblem {
  readonly message: string;
  readonly line: number | undefined;
  /** `/`-separated and relative to the submission's root. */
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
  replacements?: Replacements,
): Promise<BundleResult> {
  const shown = `${path.basename(root)}/${module}/${file}`;
  const entry = path.join(root, module, file);
  const unreadable = problemWith(entry, root);
  if (unreadable !== undefined) {
    return { problem: { message: `${shown} ${unreadable}`, line: undefined, file: `${module}/${file}` } };
  }
  const files = onlyAllowedFiles(root, given);
  if (replacements === undefined) return tryToBundle(root, entry, [files], new Set());
  const replacing = (keepHelpers: boolean): Promise<BundleResult> =>
    tryToBundle(
      root,
      entry,
      [modelAnswersInPlace(root, replacements, keepHelpers), files],
      replacements.files,
    );
  const result = await replacing(true);
  if ('bundle' in result) return result;
  // A file that is replaced may be broken beyond bundling; it is needed for its helpers at most.
  const without = await replacing(false);
  return 'bundle' in without ? without : result;
}

/**
 * Bundles several exercises in one go, which takes half of the time; by their ids, the same bundles as each by itself. Undefined
 * when there is a problem with any of them, or they are too much together: each by itself tells.
 */
export async function bundleTogether(
  root: string,
  given: string,
  exercises: readonly ExerciseFile[],
): Promise<ReadonlyMap<string, ExerciseBundle> | undefined> {
  const entries = exercises.map(({ module, file }) => path.join(root, module, file));
  if (entries.some((entry) => problemWith(entry, root) !== undefined)) return undefined;
  try {
    const bundles = await bundleAll(
      { entryPoints: entries },
      root,
      [onlyAllowedFiles(root, given)],
      new Set(),
    );
    return new Map(
      exercises.flatMap(({ id, module, file }) => {
        const bundle = bundles.get(`${module}/${file}`);
        return bundle === undefined ? [] : [[id, bundle]];
      }),
    );
  } catch (failure) {
    if (failure instanceof BundlerTooSlow || (failure instanceof Error && 'errors' in failure))
      return undefined;
    throw failure;
  }
}

const tooSlow: BundleProblem = {
  message: 'this takes too long to compile; write it with less nesting',
  line: undefined,
  file: undefined,
};

async function tryToBundle(
  root: string,
  entry: string,
  plugins: Plugin[],
  replaceable: ReadonlySet<string>,
): Promise<BundleResult> {
  try {
    return { bundle: await bundle({ entryPoints: [entry] }, root, plugins, replaceable) };
  } catch (failure) {
    if (failure instanceof BundlerTooSlow) return { problem: tooSlow };
    const errors = (failure as Partial<BuildFailure>).errors ?? [];
    if (errors.length === 0) throw failure;
    return { problem: await describeProblem(errors, path.basename(root)) };
  }
}

async function bundle(
  entry: BuildOptions,
  root: string,
  plugins: Plugin[],
  replaceable: ReadonlySet<string>,
): Promise<ExerciseBundle> {
  const [only] = (await bundleAll(entry, root, plugins, replaceable)).values();
  if (only === undefined) throw new Error('the bundler has written nothing');
  return only;
}

/** By the files that they begin with, relative to the root. */
async function bundleAll(
  entries: BuildOptions,
  root: string,
  plugins: Plugin[],
  replaceable: ReadonlySet<string>,
): Promise<Map<string, ExerciseBundle>> {
  const { outputFiles, metafile } = await buildInTime({
    ...entries,
    absWorkingDir: root,
    bundle: true,
    write: false,
    metafile: true,
    // Beside each other in the root, so that source maps name files relative to that.
    outdir: root,
    entryNames: '[name]',
    format: 'cjs',
    platform: 'neutral',
    target: 'es2022',
    // What `import()` gives comes from outside the realm; as `require` it is refused inside.
    supported: { 'dynamic-import': false },
    sourcemap: 'external',
    logLevel: 'silent',
    tsconfigRaw: '{}',
    plugins,
  });
  const textOf = (output: string): string =>
    outputFiles.find(({ path: file }) => file === path.join(root, output))?.text ?? '';
  const scripts = Object.entries(metafile.outputs).filter(([output]) => output.endsWith('.js'));
  return new Map(
    scripts.map(([output, { inputs, entryPoint = '' }]) => {
      const used = Object.keys(inputs);
      // A folder of the submission can have a name that looks like one of them.
      const modelAnswers = modelAnswersAmong(used).filter((file) => replaceable.has(file));
      return [
        entryPoint,
        {
          code: textOf(output),
          sourceMap: textOf(`${output}.map`),
          files: used.filter((input) => !input.includes(':')).map((input) => input.split(path.sep).join('/')),
          modelAnswers,
        },
      ];
    }),
  );
}

/** The script of the model answers in these files below `root`. */
export async function bundleModelAnswers(
  root: string,
  given: string,
  exports: ReadonlyMap<string, readonly string[]>,
): Promise<ModelAnswers> {
  const contents = [...exports.keys()]
    .map((file) => `export * as '${requiredName(file)}' from './${file}';`)
    .join('\n');
  const { code } = await bundle(
    { stdin: { contents, resolveDir: root } },
    root,
    [onlyAllowedFiles(root, given)],
    new Set(),
  );
  return { code, exports };
}

/** Names in a message, and the line it shows, are a submission's to choose. */
const MAX_TEXT = 500;
const MAX_MESSAGE = 3_000;

async function describeProblem(errors: readonly Message[], rootName: string): Promise<BundleProblem> {
  const place = errors[0]?.location;
  const located = errors.slice(0, 3).map((error) => ({
    ...error,
    text: error.text.slice(0, MAX_TEXT),
    location: error.location && { ...error.location, file: `${rootName}/${error.location.file}` },
  }));
  const frames = await formatMessages(located, { kind: 'error', color: false });
  return {
    message: frames
      .join('\n')
      .replaceAll('✘ [ERROR] ', '')
      .replaceAll(` [plugin ${PLUGIN_NAME}]`, '')
      .trim()
      .slice(0, MAX_MESSAGE),
    line: place?.line,
    file: place?.file.split(path.sep).join('/'),
  };
}
