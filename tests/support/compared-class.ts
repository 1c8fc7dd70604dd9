/** A class with arbitrary submissions, and a comparison that does not need Dolos. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { exercises, pathOf } from '../../grader/course';
import { hash } from '../../grader/oracle/random';
import type { TakeFingerprints } from '../../grader/similarity/fingerprints';

/** The starter code by path. */
export const stubs = new Map(
  exercises.map((exercise) => [
    pathOf(exercise),
    readFileSync(path.join('exercises', pathOf(exercise)), 'utf8'),
  ]),
);
export const MASK = '1-attention/causal-mask.ts';

/** Uses words instead of tokens: texts with the same words are similar. */
export const byWords: TakeFingerprints = (texts, starter) => {
  const given = new Set(starter.match(/\w+/g));
  return new Map(
    [...texts].map(([name, text]) => {
      const prints = new Map<number, number>();
      for (const word of text.match(/\w+/g) ?? [])
        if (!given.has(word)) prints.set(hash(word), (prints.get(hash(word)) ?? 0) + 1);
      return [name, prints] as const;
    }),
  );
};
/** Hands in the stubs with some files replaced. */
export function submit(
  classFolder: string,
  name: string,
  files: Readonly<Record<string, string>> = {},
): void {
  for (const [file, source] of Object.entries({ ...Object.fromEntries(stubs), ...files })) {
    const target = path.join(classFolder, name, 'exercises', ...file.split('/'));
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, source);
  }
}

/** Returns a hundred words, `own` of which are unique to the name. */
export const words = (name: string, own: number): string =>
  Array.from({ length: 100 }, (_, i) => (i < own ? `${name}${String(i)}` : `w${String(i)}`)).join(' ');
