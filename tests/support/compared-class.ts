/** A class that hands in what it likes, and a comparison that needs no Dolos. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { exercises, pathOf } from '../../grader/course';
import { hash } from '../../grader/engine/random';
import type { TakeFingerprints } from '../../grader/similarity/fingerprints';

/** What students are given, by path. */
export const stubs = new Map(
  exercises.map((exercise) => [
    pathOf(exercise),
    readFileSync(path.join('exercises', pathOf(exercise)), 'utf8'),
  ]),
);
export const MASK = '1-attention/causal-mask.ts';

/** Words in place of tokens, one by one: alike is what has the same words. */
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
/** Hands in the unfilled course with some files replaced. */
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

/** A hundred words of which `own` are nobody else's. */
export const words = (name: string, own: number): string =>
  Array.from({ length: 100 }, (_, i) => (i < own ? `${name}${String(i)}` : `w${String(i)}`)).join(' ');
