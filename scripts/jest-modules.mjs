// @ts-check
/**
 * Converts ES modules to CommonJS for Jest: our own plain JavaScript modules, and packages that
 * have no CommonJS build.
 */
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
