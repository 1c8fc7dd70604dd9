// @ts-check
/**
 * What the grader needs before anything of it can run. Uses only what every version of Node with
 * ES modules has.
 */
import { existsSync, readFileSync } from 'node:fs';
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
 * Why packages are missing; undefined if they are there: in the course, or in a folder above it,
 * where npm's workspaces put them.
 *
 * @param {string} root the folder that contains package.json
 */
export function packagesProblem(root) {
  if (isIn(root, 'esbuild')) return undefined;
  const above = foldersFrom(path.resolve(root));
  if (above.some((folder) => existsSync(path.join(folder, '.pnp.cjs'))))
    return `The course needs node_modules, which Yarn’s Plug’n’Play does not make; set nodeLinker: node-modules in .yarnrc.yml and run yarn install, or run npm ci in ${root}`;
  // A folder above can have packages of its own, so all of ours must be there.
  const needed = neededPackages(root);
  const areThere = needed.length > 0 && needed.every((name) => above.some((folder) => isIn(folder, name)));
  return areThere ? undefined : `The packages of the course are not installed; run npm ci in ${root}`;
}

/**
 * The folder in which the packages are: the course's own, or one above it.
 *
 * @param {string} root the folder that contains package.json
 */
export const packagesFolder = (root) =>
  path.join(
    foldersFrom(path.resolve(root)).find((folder) => isIn(folder, 'esbuild')) ?? root,
    'node_modules',
  );

/**
 * @param {string} folder
 * @param {string} name
 */
const isIn = (folder, name) => existsSync(path.join(folder, 'node_modules', name, 'package.json'));

/**
 * A folder and those above it.
 *
 * @param {string} folder
 * @returns {string[]}
 */
const foldersFrom = (folder) =>
  path.dirname(folder) === folder ? [folder] : [folder, ...foldersFrom(path.dirname(folder))];

/**
 * The names of the packages in package.json; none if it cannot be read.
 *
 * @param {string} root
 * @returns {string[]}
 */
function neededPackages(root) {
  try {
    /** @type {unknown} */
    const read = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
    return Object.keys(/** @type {{ dependencies?: object }} */ (read).dependencies ?? {});
  } catch {
    return [];
  }
}
