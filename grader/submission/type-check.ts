import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { cacheFolders, keep } from '../platform/own-program';
import { inRepository } from '../platform/root';
import { writeWhole } from '../platform/write-whole.mjs';
import { courseGiven } from './course-given';
import { compile, compilerPackage, type CompileOptions, type Sources, type TypeErrors } from './compiler';
import type { Results } from '../results/results';

/** The answer of the type checker. */
export interface TypeCheck {
  readonly errors: TypeErrors;
  /** Why errors may be missing; undefined if the check is complete. */
  readonly unchecked: Results['typesUnchecked'];
}

/**
 * Type-checks a submission's sources. The native compiler takes a third of a second, and answers
 * are cached by source. Type errors cost no points, so nothing that happens here is an error.
 *
 * @param signal stops the compiler
 * @throws the signal's reason if it is aborted
 */
export async function typeCheck(
  sources: Sources,
  { signal, timeoutMs }: Pick<CompileOptions, 'signal' | 'timeoutMs'> = {},
): Promise<TypeCheck> {
  if (sources.size === 0) return { errors: [], unchecked: undefined };
  try {
    const answer = await answerFor(sources);
    const known = await answer.read();
    if (known !== undefined) return { errors: known, unchecked: undefined };
    // At low priority: the verdict comes first.
    const options = { yielding: true, timeoutMs, ...(signal && { signal }) };
    const { errors, isComplete, isTooSlow } = await compile([sources], options);
    signal?.throwIfAborted();
    const own = errors[0] ?? [];
    // Do not cache an answer that a busy machine cut short.
    if (isComplete) answer.keep(own);
    return { errors: own, unchecked: isComplete ? undefined : isTooSlow ? 'cut-off' : 'failed' };
  } catch {
    signal?.throwIfAborted();
    return { errors: [], unchecked: 'failed' };
  }
}

/**
 * Type-checks several submissions in one run and caches the answers. With many submissions this
 * takes a quarter of the time each, since shared files are read once. If one submission keeps the
 * compiler from finishing, no answer is cached. Reports no failure: each submission is checked
 * again when it is graded.
 */
export const typeCheckAhead = (all: readonly Sources[]): Promise<void> =>
  checkAhead(all).catch(() => undefined);

async function checkAhead(all: readonly Sources[]): Promise<void> {
  const asked = await Promise.all(
    all.map(async (sources) => ({ sources, answer: await answerFor(sources) })),
  );
  const known = await Promise.all(asked.map(({ answer }) => answer.read()));
  const missing = asked.filter(({ sources }, i) => sources.size > 0 && known[i] === undefined);
  if (missing.length === 0) return;
  const { errors, isComplete } = await compile(missing.map(({ sources }) => sources));
  if (!isComplete) return;
  missing.forEach(({ answer }, i) => {
    answer.keep(errors[i] ?? []);
  });
}

interface KeptAnswer {
  /** Resolves to undefined if there is no cached answer. */
  readonly read: () => Promise<TypeErrors | undefined>;
  readonly keep: (errors: TypeErrors) => void;
}

async function answerFor(sources: Sources): Promise<KeptAnswer> {
  const name = path.join('types', `${await keyOf(sources)}.json`);
  return {
    read: async () => {
      for (const folder of cacheFolders()) {
        const known = await answerIn(path.join(folder, name));
        if (known !== undefined) return known;
      }
      return undefined;
    },
    keep: (errors) => {
      try {
        keep((folder) => {
          const file = path.join(folder, name);
          mkdirSync(path.dirname(file), { recursive: true });
          writeWhole(file, JSON.stringify(errors));
        });
      } catch {
        // The disk may be full or read-only; then the next grading checks again.
      }
    },
  };
}

/** A cached answer; undefined if there is none, or it is damaged. */
async function answerIn(file: string): Promise<TypeErrors | undefined> {
  try {
    const read: unknown = JSON.parse(await readFile(file, 'utf8'));
    return Array.isArray(read) ? (read as TypeErrors) : undefined;
  } catch {
    return undefined;
  }
}

/** A hash of everything the answer depends on: the sources and the course's own files. */
async function keyOf(sources: Sources): Promise<string> {
  const given = courseGiven();
  const course = [
    ...readdirSync(given)
      .filter((file) => file.endsWith('.ts'))
      .map((file) => path.join(given, file)),
    inRepository('exercises', 'tsconfig.json'),
  ];
  const contents = await Promise.all([...course, compilerPackage()].map((file) => readFile(file, 'utf8')));
  const all = JSON.stringify([[...sources].sort(([one], [other]) => (one < other ? -1 : 1)), contents]);
  return createHash('sha256').update(all).digest('hex').slice(0, 16);
}
