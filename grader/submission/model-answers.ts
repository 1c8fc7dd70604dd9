import { requiredName } from '../sandbox/exercise-bundle';
import path from 'node:path';
import type { OnLoadResult, OnResolveResult, Plugin } from 'esbuild';
import { problemWith } from './allowed-files';

/**
 * The course's model answers, which can replace a submission's: one script for the sandbox, and
 * the exports of each module. A module is named after the file it replaces, for instance
 * `1-attention/causal-mask.ts`.
 */
export interface ModelAnswers {
  readonly code: string;
  readonly exports: ReadonlyMap<string, readonly string[]>;
}

/** Which files of the submission an exercise gets as model answers. */
export interface Replacements {
  readonly modelAnswers: ModelAnswers;
  readonly files: ReadonlySet<string>;
}

const NAMESPACE = 'model-answer';
const OWN = 'own:';

/**
 * Replaces files of the submission with model answers.
 *
 * @param keepHelpers whether the other exports of a replaced file still come from the submission
 */
export function replaceWithModelAnswers(
  root: string,
  { modelAnswers: { exports }, files }: Replacements,
  keepHelpers: boolean,
): Plugin {
  const replacedFile = (target: string): string | undefined => {
    const relative = path.relative(root, target).split(path.sep).join('/');
    return [relative, `${relative}.ts`, relative.replace(/\.js$/, '.ts')].find((file) => files.has(file));
  };
  return {
    name: 'model-answers-in-place',
    setup(builder) {
      builder.onResolve({ filter: /^model-answers\// }, ({ path: name, namespace }) =>
        namespace === NAMESPACE ? { path: name, external: true } : undefined,
      );
      builder.onResolve({ filter: /^own:/ }, ({ path: name, namespace }): OnResolveResult | undefined =>
        namespace === NAMESPACE
          ? { path: path.join(root, name.slice(OWN.length)), sideEffects: false }
          : undefined,
      );
      builder.onResolve({ filter: /^\.\.?\// }, ({ path: name, resolveDir }) => {
        const file = replacedFile(path.resolve(resolveDir, name));
        return file === undefined ? undefined : { path: file, namespace: NAMESPACE };
      });
      builder.onLoad({ filter: /.*/, namespace: NAMESPACE }, ({ path: file }): OnLoadResult => {
        const names = exports.get(file) ?? [];
        const own =
          keepHelpers && problemWith(path.join(root, file), root) === undefined
            ? `export * from '${OWN}${file}';`
            : '';
        return {
          contents: `const model = require('${requiredName(file)}');\nexport const { ${names.join(', ')} } = model;\n${own}`,
          loader: 'js',
          resolveDir: root,
        };
      });
    },
  };
}

export const modelAnswersAmong = (inputs: readonly string[]): string[] =>
  inputs
    .filter((input) => input.startsWith(`${NAMESPACE}:`))
    .map((input) => input.slice(NAMESPACE.length + 1));
