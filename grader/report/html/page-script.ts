import { buildSync } from 'esbuild';
import { inRepository } from '../../platform/root';
import { pageScripts } from './page-scripts';

const scripts = new Map<string, string>();

/**
 * Returns the script of a page, bundled once per process from `browser/`, or by a release. It is
 * the same for every page, and so is its hash.
 */
export function pageScript(name: 'submission-page' | 'class-page'): string {
  const known = scripts.get(name) ?? pageScripts?.[name];
  if (known !== undefined) return known;
  const { outputFiles } = buildSync({
    entryPoints: [inRepository('grader', 'report', 'html', 'browser', `${name}.ts`)],
    absWorkingDir: inRepository(),
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    charset: 'ascii',
    tsconfigRaw: '{}',
    legalComments: 'none',
    write: false,
    logLevel: 'silent',
  });
  const text = outputFiles[0]?.text.trim() ?? '';
  scripts.set(name, text);
  return text;
}
