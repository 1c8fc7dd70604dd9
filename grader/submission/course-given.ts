import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { keep } from '../platform/own-program';
import { inRepository } from '../platform/root';
import { writeWhole } from '../platform/write-whole.mjs';
import { originalGiven } from './original-given';

/**
 * The folder with the course's own `given/`. In a student's repository, exercises/given may have
 * been changed; the texts that were released then replace it, so that the student's own grading
 * gives the same verdict as the instructor's.
 */
export const courseGiven = (): string => givenFolder(inRepository('exercises', 'given'), originalGiven, keep);

/**
 * @param working the folder in this repository
 * @param released undefined where the working folder is the source
 * @param keepIn calls a function with a folder in which to write the released files, if the working
 *   folder differs
 */
export function givenFolder(
  working: string,
  released: Readonly<Record<string, string>> | undefined,
  keepIn: typeof keep,
): string {
  if (released === undefined || holdsOnly(working, released)) return working;
  const version = createHash('sha256').update(JSON.stringify(released)).digest('hex').slice(0, 16);
  return keepIn((cache) => {
    const folder = path.join(cache, 'given', version, 'given');
    if (!holdsOnly(folder, released)) {
      for (const [file, text] of Object.entries(released)) {
        const place = path.join(folder, file);
        mkdirSync(path.dirname(place), { recursive: true });
        writeWhole(place, text);
      }
    }
    return realpathSync(folder);
  });
}

/** Whether a folder contains exactly these files, apart from hidden ones. */
function holdsOnly(folder: string, texts: Readonly<Record<string, string>>): boolean {
  try {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.'))
      .map((entry) =>
        path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'),
      );
    return (
      files.length === Object.keys(texts).length &&
      files.every((file) => {
        const text = texts[file];
        return text !== undefined && withoutLineEnds(textOf(folder, file)) === withoutLineEnds(text);
      })
    );
  } catch {
    return false;
  }
}

const textOf = (folder: string, file: string): string => readFileSync(path.join(folder, file), 'utf8');

/** Git may have changed line endings. */
const withoutLineEnds = (text: string): string => text.replaceAll('\r\n', '\n').trimEnd();
