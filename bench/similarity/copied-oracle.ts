/** Submissions that are copies of the oracle, more and more disguised. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { exercises, pathOf, type CourseExercise } from '../../grader/course';
import { readCode, type SubmittedCode } from '../../grader/similarity/read-code';
import { rightAnswers } from '../../quality/right-answers';
import { copiedExercises, writeCopiedOracle } from '../../tests/support/copied-oracle';
import { interrupted, otherStatements, reordered, swapped } from './rewrites';

export interface CopiedOracle {
  /** What was done to it. */
  readonly how: string;
  readonly code: SubmittedCode;
}

interface Minified {
  readonly minify?: boolean;
  readonly minifyIdentifiers?: boolean;
  readonly minifyWhitespace?: boolean;
}

/** What is done to an exercise and all of the oracle that it needs, in one file. */
interface Disguise {
  readonly how: string;
  readonly options?: Minified;
  readonly rewrite?: (text: string, exercise: CourseExercise) => string;
}

const RENAMED: Minified = { minifyIdentifiers: true };
/** The options with which a release bundles the grader. */
const RELEASED: Minified = { minify: true };

const DISGUISES: readonly Disguise[] = [
  { how: 'in one file, without types' },
  { how: 'with other names and another layout', options: { ...RENAMED, minifyWhitespace: true } },
  { how: 'with other names, functions in another order', options: RENAMED, rewrite: reordered },
  { how: 'from the built grader (minified)', options: RELEASED },
  {
    how: 'from the built grader, functions in another order',
    options: RELEASED,
    rewrite: reordered,
  },
  { how: 'with other names, and an unused right answer', options: RENAMED, rewrite: padded },
  { how: 'with other names, sums and products swapped', options: RENAMED, rewrite: swapped },
  { how: 'with other names, loops and functions rewritten', options: RENAMED, rewrite: otherStatements },
  {
    how: 'with other names, all of these rewritten and reordered',
    options: RENAMED,
    rewrite: (text) => reordered(swapped(otherStatements(text))),
  },
  {
    how: 'with other names, an empty statement after each',
    options: RENAMED,
    rewrite: interrupted,
  },
];

/** The exercises whose functions are in the oracle. */
export const copied: readonly CourseExercise[] = exercises.filter((exercise) =>
  copiedExercises.includes(pathOf(exercise).replace(/\.ts$/, '')),
);

/** Hides a copy among honest code that nothing calls. */
function padded(text: string, exercise: CourseExercise): string {
  const [answer] = rightAnswers(exercise);
  return `${text}\n${(answer?.source ?? '').replaceAll(/^import .*$/gm, '').replaceAll(/^export /gm, '')}`;
}

/** The copies of the oracle in files of their own, and in each way in one file. */
export async function copiesOfOracle(): Promise<CopiedOracle[]> {
  const place = mkdtempSync(path.join(os.tmpdir(), 'copied-oracle-'));
  try {
    const files = path.join(place, 'files');
    mkdirSync(files);
    writeCopiedOracle(files);
    const copies = [await copyIn(files, 'as it is, in files beside the exercises')];
    for (const disguise of DISGUISES) copies.push(await disguisedCopy(files, place, disguise));
    return copies;
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

const copyIn = async (directory: string, how: string): Promise<CopiedOracle> => ({
  how,
  code: await readCode({ name: how, directory }, copied),
});

async function disguisedCopy(files: string, place: string, disguise: Disguise): Promise<CopiedOracle> {
  const { how, options, rewrite = (text: string): string => text } = disguise;
  const folder = mkdtempSync(path.join(place, 'copy-'));
  for (const exercise of copied) {
    const { outputFiles } = await build({
      ...options,
      entryPoints: [path.join(files, pathOf(exercise))],
      external: ['@tensorflow/tfjs'],
      bundle: true,
      format: 'esm',
      target: 'es2022',
      charset: 'utf8',
      legalComments: 'none',
      write: false,
    });
    const file = path.join(folder, pathOf(exercise));
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, rewrite(outputFiles[0]?.text ?? '', exercise));
  }
  return copyIn(folder, how);
}
