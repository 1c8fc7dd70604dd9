import path from 'node:path';
import * as prettier from 'prettier';
import { inRepository } from '../platform/root';

/** The file that contains the course's own `given/` in a release. */
export const GIVEN_TEXTS = 'grader/submission/original-given.ts';

/** Returns the file's text for a release with these files of exercises/given. */
export async function givenTexts(files: readonly (readonly [string, string])[]): Promise<string> {
  const texts = files.map(([file, text]): [string, string] => [
    path.posix.relative('exercises/given', file),
    text.replaceAll('\r\n', '\n'),
  ]);
  const text = `/** The course's own files of \`exercises/given/\` by name, whatever the folder contains now. */
export const originalGiven: Readonly<Record<string, string>> | undefined = ${JSON.stringify(Object.fromEntries(texts))};
`;
  const options = await prettier.resolveConfig(inRepository(GIVEN_TEXTS));
  return prettier.format(text, { ...options, parser: 'typescript' });
}
