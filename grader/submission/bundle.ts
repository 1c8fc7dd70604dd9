import path from 'node:path';
import type { BuildFailure, BuildOptions, Plugin } from 'esbuild';
import { BundlerTooSlow, buildInTime } from './bundler';
import { TimeAllowance } from './time-allowance';
import {
  modelAnswersAmong,
  modelAnswersInPlace,
  type ModelAnswers,
  type Replacements,
} from './model-answers';
import { requiredName, type ExerciseBundle } from '../sandbox/exercise-bundle';
import { onlyAllowedFiles, problemWith } from './allowed-files';
import { describeProblem, tooSlow, type BundleProblem } from './bundle-problem';
import type { ExerciseFile } from './submission-folder';

export type BundleResult = { readonly bundle: ExerciseBundle } | { readonly problem: BundleProblem };

/**
 * What looking through the files of one exercise and bundling them may take, with model answers in two ways: more than either
 * alone may, so that a message tells which of them it was.
 */
const EXERCISE_MS = 8_000;

/**
 * What all exercises of a submission may take: one that is slow in the first attempt, with the others, and in the second, by itself, leaves
 * time for those that it imports.
 */
const SUBMISSION_MS = 15_000;

/** The time to make a submission ready in. */
export const timeForSubmission = (): TimeAllowance => new TimeAllowance(SUBMISSION_MS);

export interface BundleOptions {
  /** What stands in the place of the exercises that it imports. */
  readonly replacements?: Replacements | undefined;
  /** The time of the submission that the exercise is of. */
  readonly time?: TimeAllowance;
}

/**
 * Bundles one exercise. `@tensorflow/tfjs` and files below the submission's root may be imported, nothing else;
 * `given/` is always the course's own.
 */
export async function bundleExercise(
  root: string,
  given: string,
  { module, file }: ExerciseFile,
  { replacements, time: ofSubmission }: BundleOptions = {},
): Promise<BundleResult> {
  const shown = `${path.basename(root)}/${module}/${file}`;
  const entry = path.join(root, module, file);
  const unreadable = problemWith(entry, root);
  if (unreadable !== undefined) {
    return { problem: { message: `${shown} ${unreadable}`, line: undefined, file: `${module}/${file}` } };
  }
  const time = new TimeAllowance(EXERCISE_MS, ofSubmission);
  const files = onlyAllowedFiles(root, given, time);
  if (replacements === undefined) return tryToBundle(entry, { root, plugins: [files], time });
  const replacing = (keepHelpers: boolean): Promise<BundleResult> =>
    tryToBundle(entry, {
      root,
      plugins: [modelAnswersInPlace(root, replacements, keepHelpers), files],
      replaceable: replacements.files,
      time,
    });
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
  time: TimeAllowance,
): Promise<ReadonlyMap<string, ExerciseBundle> | undefined> {
  const entries = exercises.map(({ module, file }) => path.join(root, module, file));
  if (entries.some((entry) => problemWith(entry, root) !== undefined)) return undefined;
  try {
    const plugins = [onlyAllowedFiles(root, given, time)];
    const bundles = await bundleAll({ entryPoints: entries }, { root, plugins, time });
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

async function tryToBundle(entry: string, how: Bundling): Promise<BundleResult> {
  try {
    return { bundle: await bundle({ entryPoints: [entry] }, how) };
  } catch (failure) {
    if (failure instanceof BundlerTooSlow) return { problem: tooSlow };
    const errors = (failure as Partial<BuildFailure>).errors ?? [];
    if (errors.length === 0) throw failure;
    return { problem: await describeProblem(errors, path.basename(how.root)) };
  }
}

interface Bundling {
  readonly root: string;
  readonly plugins: Plugin[];
  /** The files that a model answer may stand in the place of. */
  readonly replaceable?: ReadonlySet<string>;
  readonly time?: TimeAllowance;
}

async function bundle(entry: BuildOptions, how: Bundling): Promise<ExerciseBundle> {
  const [only] = (await bundleAll(entry, how)).values();
  if (only === undefined) throw new Error('the bundler has written nothing');
  return only;
}

/** By the files that they begin with, relative to the root. */
async function bundleAll(
  entries: BuildOptions,
  { root, plugins, replaceable, time }: Bundling,
): Promise<Map<string, ExerciseBundle>> {
  const options = {
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
  } as const;
  const { outputFiles, metafile } = await buildInTime(options, time);
  const textOf = (output: string): string =>
    outputFiles.find(({ path: file }) => file === path.join(root, output))?.text ?? '';
  const scripts = Object.entries(metafile.outputs).filter(([output]) => output.endsWith('.js'));
  return new Map(
    scripts.map(([output, { inputs, entryPoint = '' }]) => {
      const used = Object.entries(inputs)
        .sort(([, one], [, other]) => other.bytesInOutput - one.bytesInOutput)
        .map(([input]) => input);
      // A folder of the submission can have a name that looks like one of them.
      const modelAnswers = modelAnswersAmong(used).filter((file) => replaceable?.has(file));
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
  const plugins = [onlyAllowedFiles(root, given)];
  const { code } = await bundle({ stdin: { contents, resolveDir: root } }, { root, plugins });
  return { code, exports };
}
