import path from 'node:path';
import type { BuildFailure, BuildOptions, Plugin } from 'esbuild';
import { BundlerTooSlow, buildInTime } from './bundler';
import { TimeAllowance } from './time-allowance';
import {
  modelAnswersAmong,
  replaceWithModelAnswers,
  type ModelAnswers,
  type Replacements,
} from './model-answers';
import { requiredName, type ExerciseBundle } from '../sandbox/exercise-bundle';
import { onlyAllowedFiles, problemWith } from './allowed-files';
import { describeProblem, tooSlow, type BundleProblem } from './bundle-problem';
import { unreadFiles } from './unread-files';
import { unreadSentence } from '../results/unread';
import { modules } from '../course';
import type { ExerciseFile } from './submission-folder';

export type BundleResult = { readonly bundle: ExerciseBundle } | { readonly problem: BundleProblem };

/**
 * Limit for parsing and bundling one exercise; with model answers it may be bundled twice. It is
 * above the limit of each step, so that the message names the step that was too slow.
 */
const EXERCISE_MS = 8_000;

/**
 * Limit for all exercises of a submission. A slow exercise runs twice, with the others and then
 * alone; this leaves time for the exercises that it imports.
 */
const SUBMISSION_MS = 30_000;

export const timeForSubmission = (): TimeAllowance => new TimeAllowance(SUBMISSION_MS);

const moduleFolders = modules.map(({ id }) => id);

export interface BundleOptions {
  /** Model answers for the exercises that it imports. */
  readonly replacements?: Replacements | undefined;
  /** The allowance of the whole submission. */
  readonly time?: TimeAllowance;
}

/**
 * How esbuild is given an exercise: relative to the submission's root, because esbuild takes a path
 * with `*` in it, such as a folder's, for a pattern.
 */
const entryOf = ({ module, file }: Pick<ExerciseFile, 'module' | 'file'>): string => `${module}/${file}`;

/**
 * Bundles one exercise. It may import only `@tensorflow/tfjs` and files below the submission's
 * root; `given/` is always the course's copy.
 */
export async function bundleExercise(
  root: string,
  given: string,
  { module, file }: ExerciseFile,
  { replacements, time: ofSubmission }: BundleOptions = {},
): Promise<BundleResult> {
  const shown = `${path.basename(root)}/${module}/${file}`;
  const unreadable = problemWith(path.join(root, module, file), root);
  if (unreadable !== undefined) {
    const own = `${module}/${file}`;
    const unread = unreadable === 'is missing' ? unreadFiles(root, own, moduleFolders) : [];
    const message = [`${shown} ${unreadable}`, ...(unread.length > 0 ? [unreadSentence(unread, shown)] : [])];
    return { problem: { message: message.join('. '), line: undefined, file: own } };
  }
  const time = new TimeAllowance(EXERCISE_MS, ofSubmission);
  const files = onlyAllowedFiles(root, given, time);
  if (replacements === undefined)
    return tryToBundle({ entryPoints: [entryOf({ module, file })] }, { root, given, plugins: [files], time });
  const replacing = (keepHelpers: boolean): Promise<BundleResult> =>
    tryToBundle(
      { entryPoints: [entryOf({ module, file })] },
      {
        root,
        given,
        plugins: [replaceWithModelAnswers(root, replacements, keepHelpers), files],
        replaceable: replacements.files,
        time,
      },
    );
  const result = await replacing(true);
  if ('bundle' in result) return result;
  // A replaced file is needed only for its helpers, and may be too broken to bundle.
  const without = await replacing(false);
  return 'bundle' in without ? without : result;
}

/**
 * Bundles several exercises in one build, which takes half the time and gives the same bundles.
 *
 * @returns bundles by exercise id; undefined if an exercise has a problem or the build exceeds a
 *   limit, which bundling them separately explains
 */
export async function bundleTogether(
  root: string,
  given: string,
  exercises: readonly ExerciseFile[],
  time: TimeAllowance,
): Promise<ReadonlyMap<string, ExerciseBundle> | undefined> {
  const places = exercises.map(({ module, file }) => path.join(root, module, file));
  if (places.some((place) => problemWith(place, root) !== undefined)) return undefined;
  try {
    const plugins = [onlyAllowedFiles(root, given, time)];
    const bundles = await bundleAll({ entryPoints: exercises.map(entryOf) }, { root, given, plugins, time });
    return new Map(
      exercises.flatMap(({ id, module, file }) => {
        const bundle = bundles.get(entryOf({ module, file }));
        return bundle === undefined ? [] : [[id, bundle]];
      }),
    );
  } catch (failure) {
    if (failure instanceof BundlerTooSlow || (failure instanceof Error && 'errors' in failure))
      return undefined;
    throw failure;
  }
}

async function tryToBundle(entry: BuildOptions, how: Bundling): Promise<BundleResult> {
  try {
    return { bundle: await bundle(entry, how) };
  } catch (failure) {
    if (failure instanceof BundlerTooSlow) return { problem: tooSlow };
    const errors = (failure as Partial<BuildFailure>).errors ?? [];
    if (errors.length === 0) throw failure;
    return { problem: await describeProblem(errors, how.root, how.given) };
  }
}

/**
 * Bundles a program of ours that imports files of a submission as if it were in its root.
 *
 * @param contents its text in JavaScript
 */
export const bundleProgram = (root: string, given: string, contents: string): Promise<BundleResult> => {
  const time = new TimeAllowance(EXERCISE_MS);
  const plugins = [onlyAllowedFiles(root, given, time)];
  return tryToBundle({ stdin: { contents, resolveDir: root } }, { root, given, plugins, time });
};

interface Bundling {
  readonly root: string;
  /** The course's own `given/`. */
  readonly given: string;
  readonly plugins: Plugin[];
  /** The files that model answers may replace. */
  readonly replaceable?: ReadonlySet<string>;
  readonly time?: TimeAllowance;
}

async function bundle(entry: BuildOptions, how: Bundling): Promise<ExerciseBundle> {
  const [only] = (await bundleAll(entry, how)).values();
  if (only === undefined) throw new Error('the bundler wrote nothing');
  return only;
}

/** Returns bundles by entry file, relative to the root. */
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
    // All outputs directly in the root, so that source maps name files relative to it.
    outdir: root,
    entryNames: '[name]',
    format: 'cjs',
    platform: 'neutral',
    target: 'es2022',
    // `import()` would return objects from outside the realm; compiled to `require`, it is refused.
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
      // A folder of the submission can have a name that looks like a model answer.
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

/** Bundles the model answers in these files below `root`. */
export async function bundleModelAnswers(
  root: string,
  given: string,
  exports: ReadonlyMap<string, readonly string[]>,
): Promise<ModelAnswers> {
  const contents = [...exports.keys()]
    .map((file) => `export * as '${requiredName(file)}' from './${file}';`)
    .join('\n');
  const plugins = [onlyAllowedFiles(root, given)];
  const { code } = await bundle({ stdin: { contents, resolveDir: root } }, { root, given, plugins });
  return { code, exports };
}
