import path from 'node:path';
import type { Message } from 'esbuild';
import { formatMessages } from './bundler';
import { PLUGIN_NAME } from './allowed-files';

/** Why an exercise could not be bundled: what the compiler says, for a student. */
export interface BundleProblem {
  readonly message: string;
  readonly line: number | undefined;
  /** `/`-separated and relative to the submission's root. */
  readonly file: string | undefined;
}

export const tooSlow: BundleProblem = {
  message: 'this takes too long to compile; write it with less nesting',
  line: undefined,
  file: undefined,
};

/** Names in a message, and the line it shows, are a submission's to choose. */
const MAX_TEXT = 500;
const MAX_MESSAGE = 3_000;

/** What the bundler says, under the names that the student gave to files. */
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
