import { readFileSync } from 'node:fs';
import { ownProgram } from '../platform/own-program';
import type { ExerciseBundle } from '../sandbox/exercise-bundle';
import { bundleProgram } from '../submission/bundle';
import type { BundleProblem } from '../submission/bundle-problem';
import { courseGiven } from '../submission/course-given';
import type { UsedExercise } from './used-exercises';

/**
 * Bundles the exercises that a training uses with our trainer, whose functions the bundle exports.
 *
 * @param root the folder that contains the module folders
 */
export async function trainerBundle(
  root: string,
  used: readonly UsedExercise[],
): Promise<{ readonly bundle: ExerciseBundle } | { readonly problem: BundleProblem }> {
  const contents = [
    `export {tensorsOf, mapTensors} from './given/parameters';`,
    ...used.map(
      ({ file, functions }) => `export {${functions.join()}} from './${file.replace(/\.ts$/, '')}';`,
    ),
  ].join('\n');
  const [result, trainer] = await Promise.all([
    bundleProgram(root, courseGiven(), contents),
    ownProgram(['grader', 'train', 'realm', 'trainer.ts'], 'realm').then((file) =>
      readFileSync(file, 'utf8'),
    ),
  ]);
  if ('problem' in result) return result;
  const asModule = (code: string): string =>
    `((module)=>{let exports=module.exports;${code}\n;return module.exports})`;
  // The submission comes first and on the same line, so that its source map still names its lines.
  const code = `const student=${asModule(result.bundle.code)}({exports:{}});module.exports=${asModule(trainer)}({exports:{}}).trainerOf(require('@tensorflow/tfjs'),student);`;
  return { bundle: { ...result.bundle, code, backend: 'wasm' } };
}
