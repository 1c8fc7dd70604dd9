import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inRepository } from '../platform/root';
import type { Secrets } from './proof';
import type { StudentTree } from './tree';

/**
 * Folders that stay with the instructor: model answers, other answers, text about them, and the
 * sources of the grader.
 */
const WITHHELD = ['solutions', 'tests', 'quality', 'bench', 'docs', 'grader', 'scripts'];

/**
 * Returns what a release must not contain: all solutions, including those of modules that are not
 * released.
 */
export function secretsOf({ files, stubs }: Pick<StudentTree, 'files' | 'stubs'>): Secrets {
  const withheld = new Map(WITHHELD.flatMap(filesIn));
  const decoder = new TextDecoder();
  const solutions = [...withheld].filter(([file]) => file.startsWith('solutions/') && file.endsWith('.ts'));
  const given = [...files].filter(([file]) => file.startsWith('exercises/given/'));
  return {
    solutions: new Map(
      solutions.map(([file, contents]) => [file.slice('solutions/'.length), decoder.decode(contents)]),
    ),
    open: [...stubs.values(), ...given.map(([, contents]) => decoder.decode(contents))],
    withheld,
  };
}

function filesIn(folder: string): [string, Uint8Array][] {
  const root = inRepository(folder);
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry): [string, Uint8Array] => {
      const place = path.join(entry.parentPath, entry.name);
      return [path.relative(inRepository(), place).split(path.sep).join('/'), readFileSync(place)];
    });
}
