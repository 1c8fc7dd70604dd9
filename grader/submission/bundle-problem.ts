import path from 'node:path';
import type { Message } from 'esbuild';
import { formatMessages } from './bundler';
import { PLUGIN_NAME } from './allowed-files';

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

/** Messages contain names and source lines of the submission, which can be of any length. */
const MAX_TEXT = 500;
const MAX_MESSAGE = 3_000;

/** Formats the bundler's errors, with paths as the student knows them. */
export async function describeProblem(errors: readonly Message[], rootName: string): Promise<BundleProblem> {
  const place = errors[0]?.location;
  const located = errors.slice(0, 3).map((error) => ({
    ...error,
    text: error.text.slice(0, MAX_TEXT),
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
