// @ts-check
/**
 * The one file that the grader is in a student's repository: it starts every command, and its last
 * line has the sources of all programs, bundled and minified, as JSON in a comment.
 *
 * Plain JavaScript, since scripts/run.mjs uses it before there is a bundle.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Its path in a student's repository, `/`-separated. */
export const RELEASED_GRADER = 'grader/grader.mjs';

/**
 * The file's text.
 *
 * @param {string} program the code that starts commands
 * @param {Readonly<Record<string, string>>} sources by `/`-separated path
 */
export function releasedText(program, sources) {
  // JSON has no line ends but these two, which would end the comment.
  const json = JSON.stringify(sources).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
  return `${program.trimEnd()}\n//${json}\n`;
}

/** @param {string} root the folder that contains package.json */
export const isReleased = (root) => existsSync(path.join(root, RELEASED_GRADER));

/**
 * The sources by `/`-separated path; undefined in the course's own repository.
 *
 * @param {string} root the folder that contains package.json
 * @returns {Readonly<Record<string, string>> | undefined}
 * @throws SyntaxError if the file is damaged
 */
export function releasedSources(root) {
  if (!isReleased(root)) return undefined;
  const text = readFileSync(path.join(root, RELEASED_GRADER), 'utf8');
  /** @type {unknown} */
  const sources = JSON.parse(text.slice(text.lastIndexOf('\n//') + 3));
  return /** @type {Readonly<Record<string, string>>} */ (sources);
}
