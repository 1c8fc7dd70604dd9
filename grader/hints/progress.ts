import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { cacheFolders, keep } from '../platform/own-program';
import { writeWhole } from '../platform/write-whole.mjs';

/** How many hints have been shown, by exercise. */
const shownSchema = z.record(z.string(), z.int().min(0));

/** Each submission has its own file in the cache; without it, the hints start again. */
const nameOf = (root: string): string =>
  path.join('hints', `${createHash('sha256').update(path.resolve(root)).digest('hex').slice(0, 16)}.json`);

/** @param root the folder that contains the module folders */
export const hintsShown = (root: string, exercise: string): number => read(root)[exercise] ?? 0;

export function keepHintsShown(root: string, exercise: string, count: number): void {
  const shown = { ...read(root), [exercise]: count };
  try {
    keep((folder) => {
      const file = path.join(folder, nameOf(root));
      mkdirSync(path.dirname(file), { recursive: true });
      writeWhole(file, JSON.stringify(shown));
    });
  } catch {
    // A cache that cannot be written must not keep a hint from anybody.
  }
}

function read(root: string): z.infer<typeof shownSchema> {
  for (const folder of cacheFolders()) {
    try {
      return shownSchema.parse(JSON.parse(readFileSync(path.join(folder, nameOf(root)), 'utf8')));
    } catch {
      // There is no file, or it is damaged.
    }
  }
  return {};
}
