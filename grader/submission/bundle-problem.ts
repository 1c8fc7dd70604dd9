import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Message } from 'esbuild';
import { formatMessages } from './bundler';
import { PLUGIN_NAME, problemWith } from './allowed-files';
import { explainSyntaxError } from './syntax/explain';
import { changeOf } from './changed-given';
import { isInside } from '../platform/paths';
import { adviceOnGiven } from '../results/advice';

/** Why an exercise could not be bundled, for the student. */
export interface BundleProblem {
  readonly message: string;
  readonly line: number | undefined;
  /** `/`-separated, relative to the submission's root. */
  readonly file: string | undefined;
}

export const tooSlow: BundleProblem = {
  message: 'this takes too long to compile; reduce the nesting',
  line: undefined,
  file: undefined,
};

/** Advice of the bundler that is wrong in this course, where nothing is asynchronous. */
const ASYNC_ADVICE = 'Consider adding the "async" keyword';

/** Messages contain names and source lines of the submission, which can be of any length. */
const MAX_TEXT = 500;
const MAX_MESSAGE = 3_000;

/**
 * Formats the bundler's errors, with paths as the student knows them.
 *
 * @param root the folder that contains the module folders
 * @param given the course's own `given/`
 */
export async function describeProblem(
  errors: readonly Message[],
  root: string,
  given: string,
): Promise<BundleProblem> {
  const rootName = path.basename(root);
  const explained = errors.slice(0, 3).map((error) => byCause(error, root));
  const place = explained[0]?.location;
  const located = explained.map((error) => ({
    ...error,
    notes: error.notes.filter(({ text }) => !text.startsWith(ASYNC_ADVICE)),
    text: (missingInGiven(error, root, given) ?? error.text).slice(0, MAX_TEXT),
    location: error.location && { ...error.location, file: `${rootName}/${error.location.file}` },
  }));
  const frames = await formatMessages(located, { kind: 'error', color: false });
  return {
    message: frames
      .join('\n')
      .replaceAll('✘ [ERROR] ', '')
      .replaceAll(` [plugin ${PLUGIN_NAME}]`, '')
      .trim()
      .slice(0, MAX_MESSAGE),
    line: place?.line,
    file: place?.file.split(path.sep).join('/'),
  };
}

/** Replaces what the bundler says about a syntax error, and where, if its cause is found. */
function byCause(error: Message, root: string): Message {
  const { text, location, pluginName } = error;
  if (location === null || pluginName !== '' || !/^(Expected|Unexpected|Unterminated)\b/.test(text))
    return error;
  const file = path.resolve(root, location.file);
  if (problemWith(file, root) !== undefined) return error;
  const source = readFileSync(file, 'utf8');
  const cause = explainSyntaxError(source, location);
  if (cause === undefined) return error;
  const { message, line, column } = cause;
  const place = { file: location.file, namespace: '', line, column, length: 0, suggestion: '' };
  return { ...error, text: message, location: { ...place, lineText: lineOf(source, line) } };
}

const lineOf = (source: string, line: number): string =>
  (source.split(/\r?\n/)[line - 1] ?? '').slice(0, 500);

/**
 * Says that an import from `given/` is not exported by the course's copy, and where to put it if
 * the submission's copy was changed. Undefined for every other error.
 */
function missingInGiven({ text, location }: Message, root: string, given: string): string | undefined {
  const [, from = '', name = ''] = /^No matching export in "([^"]+)" for import "([^"]+)"$/.exec(text) ?? [];
  const file = path.resolve(root, from);
  if (from === '' || !isInside(given, file)) return undefined;
  const inGiven = path.relative(given, file).split(path.sep).join('/');
  const missing = `the course’s own given/${inGiven} exports no "${name}"`;
  const change = changeOf(root, given, inGiven);
  if (change === undefined) return missing;
  const folder = location?.file.split(/[\\/]/)[0] ?? '';
  return `${missing}. ${adviceOnGiven({ file: inGiven, change }, folder)}`;
}
