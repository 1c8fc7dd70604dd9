import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { cacheFolders, keep } from '../platform/own-program';
import { writeWhole } from '../platform/write-whole.mjs';
import { counterexample, type ExerciseResult, type Results } from './results';

const lastCounterexample = z.object({
  /** The check that failed. */
  title: z.string(),
  kind: z.enum(['property', 'oracle', 'fixture', 'gradient']),
  counterexample,
});
export type LastCounterexample = z.infer<typeof lastCounterexample>;

const fileSchema = z.object({ exercises: z.record(z.string(), z.array(lastCounterexample)) });
type Known = z.infer<typeof fileSchema>['exercises'];

/** Each submission has its own file in the cache, which can be deleted at any time. */
const nameOf = (root: string): string =>
  path.join(
    'last-counterexamples',
    `${createHash('sha256').update(path.resolve(root)).digest('hex').slice(0, 16)}.json`,
  );

/**
 * Remembers the counterexamples of the graded exercises, for `npm run try`. Those of other
 * exercises stay.
 *
 * @param root the folder that contains the module folders
 */
export function keepCounterexamples(root: string, { exercises }: Results): void {
  const known = read(root);
  const updated = Object.fromEntries([
    ...Object.entries(known),
    ...exercises.map((exercise) => [exercise.id, counterexamplesOf(exercise)] as const),
  ]);
  const kept = Object.entries(updated).filter(([, found]) => found.length > 0);
  if (kept.length === 0 && Object.keys(known).length === 0) return;
  try {
    keep((folder) => {
      const file = path.join(folder, nameOf(root));
      mkdirSync(path.dirname(file), { recursive: true });
      writeWhole(file, JSON.stringify({ exercises: Object.fromEntries(kept) }));
    });
  } catch {
    // A cache that cannot be written must not stop a grading.
  }
}

/** The counterexamples of the last grading of an exercise, in the order of its checks. */
export const lastCounterexamples = (root: string, exercise: string): readonly LastCounterexample[] =>
  read(root)[exercise] ?? [];

const counterexamplesOf = ({ checks }: ExerciseResult): LastCounterexample[] =>
  checks.flatMap(({ title, kind, counterexample: found }) =>
    found === null ? [] : [{ title, kind, counterexample: found }],
  );

function read(root: string): Known {
  for (const folder of cacheFolders()) {
    try {
      return fileSchema.parse(JSON.parse(readFileSync(path.join(folder, nameOf(root)), 'utf8'))).exercises;
    } catch {
      // There is no file, or another version wrote it.
    }
  }
  return {};
}
