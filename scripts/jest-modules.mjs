// @ts-check
/** Lets Jest, which loads CommonJS, load ES modules: our own that are plain JavaScript, and packages that are nothing else. */
import { createHash } from 'node:crypto';
import { transformSync, version } from 'esbuild';

/** @satisfies {import('esbuild').TransformOptions} */
const OPTIONS = {
  format: 'cjs',
  target: 'node20',
  // Jest has no import() without --experimental-vm-modules.
  supported: { 'dynamic-import': false },
  loader: 'js',
};

export default {
  /**
   * @param {string} source
   * @param {string} sourcefile
   */
  process: (source, sourcefile) => ({ code: transformSync(source, { ...OPTIONS, sourcefile }).code }),
  /** @param {string} source */
  getCacheKey: (source) =>
    createHash('sha256').update(version).update(JSON.stringify(OPTIONS)).update(source).digest('hex'),
};
