import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { cacheDirectory } from '../platform/own-program';
import { inRepository } from '../platform/root';
import { writeWhole } from '../platform/write-whole.mjs';
import { compile, compilerPackage, type Sources, type TypeErrors } from './compiler';

/**
 * What TypeScript says of a submission's sources. The native compiler answers in a third of a second, and is not asked again about
 * sources it has seen. Type errors cost nothing, so neither does a compiler that cannot run.
 *
 * @param signal ends the compiler; there is no answer then
 * @throws the signal's reason when it is aborted
 */
export async function typeCheck(sources: Sources, signal?: AbortSignal): Promise<TypeErrors> {
  if (sources.size === 0) return [];
  const answer = await answerFor(sources);
  const known = await answer.read();
  if (known !== undefined) return known;
  // The verdict comes first.
  const { errors, isComplete } = await compile([sources], { yielding: true, ...(signal && { signal }) });
  signal?.throwIfAborted();
  const own = errors[0] ?? [];
  // What a busy machine has cut short is asked again.
  if (isComplete) await answer.keep(own);
  return own;
}

/**
 * Asks the compiler about several submissions at once, which for many costs a quarter each: what is given to all of them is read
 * once. Where one keeps it from an end, nothing is known of any.
 */
export async function typeCheckAhead(all: readonly Sources[]): Promise<void> {
  const asked = await Promise.all(
    all.map(async (sources) => ({ sources, answer: await answerFor(sources) })),
  );
  const known = await Promise.all(asked.map(({ answer }) => answer.read()));
  const missing = asked.filter(({ sources }, i) => sources.size > 0 && known[i] === undefined);
  if (missing.length === 0) return;
  const { errors, isComplete } = await compile(missing.map(({ sources }) => sources));
  if (isComplete) await Promise.all(missing.map(({ answer }, i) => answer.keep(errors[i] ?? [])));
}

interface KeptAnswer {
  /** Undefined while it is not known. */
  readonly read: () => Promise<TypeErrors | undefined>;
  readonly keep: (errors: TypeErrors) => Promise<void>;
}

async function answerFor(sources: Sources): Promise<KeptAnswer> {
  const file = path.join(cacheDirectory, 'types', `${await keyOf(sources)}.json`);
  return {
    read: async () => {
      try {
        return JSON.parse(await readFile(file, 'utf8')) as TypeErrors;
      } catch {
        return undefined;
      }
    },
    keep: async (errors) => {
      await mkdir(path.dirname(file), { recursive: true });
      writeWhole(file, JSON.stringify(errors));
    },
  };
}

/** A name for all that the answer depends on: the sources, and what is given to them. */
async function keyOf(sources: Sources): Promise<string> {
  const given = ['given/types.ts', 'given/project.ts', 'tsconfig.json'].map((file) =>
    inRepository('exercises', file),
  );
  const contents = await Promise.all([...given, compilerPackage()].map((file) => readFile(file, 'utf8')));
  const all = JSON.stringify([[...sources].sort(([one], [other]) => (one < other ? -1 : 1)), contents]);
  return createHash('sha256').update(all).digest('hex').slice(0, 16);
}
