// @ts-check
/**
 * What the grader needs before anything of it can run. Uses only what every version of Node with
 * ES modules has.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/**
 * Why the grader does not run on a version of Node; undefined if it does. The sandbox needs
 * `DONT_CONTEXTIFY`, and packages are loaded with `require` although they are ES modules.
 * `engines` in package.json says the same.
 */
export function nodeProblem(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isFit = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
  return isFit
    ? undefined
    : `The course needs Node 20.19 or later, or 22.12 or later, but this is Node ${version}; install a newer version.`;
}

/**
 * Why the course does not run in a folder; undefined if it does. Node's permission model takes `*`
 * in the path of a file for a pattern, and can crash; Jest cannot load a file with `?` in its path.
 *
 * @param {string} root the folder that contains package.json
 * @param {readonly string[]} unfit the characters that its path may not contain
 */
export function folderProblem(root, unfit = ['*']) {
  const found = unfit.find((character) => root.includes(character));
  return found === undefined
    ? undefined
    : `The course does not run in ${root}, because of the ${found} in this path; rename the folder.`;
}

/**
 * Why packages are missing; undefined if they are there.
 *
 * @param {string} root the folder that contains package.json
 */
export const packagesProblem = (root) =>
  existsSync(path.join(root, 'node_modules', 'esbuild', 'package.json'))
    ? undefined
    : `The packages of the course are not installed; run npm ci in ${root}`;
