// @ts-check
/** Lets Jest, which loads CommonJS, load packages that are published as modules alone. */
import { createHash } from 'node:crypto';
import { transformSync, version } from 'esbuild';

export default {
  /**
   * @param {string} source
   * @param {string} sourcefile
   */
  process: (source, sourcefile) => ({
    code: transformSync(source, { format: 'cjs', target: 'node20', loader: 'js', sourcefile }).code,
  }),
  /** @param {string} source */
  getCacheKey: (source) => createHash('sha256').update(version).update(source).digest('hex'),
};
