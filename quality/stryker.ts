import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import { type CourseExercise, pathOf } from '../grader/course';
import { inRepository } from '../grader/platform/root';
import { lineOf, type Mutant } from './mutants';
import { solutionOf } from './wrong-answers';

type StrykerResult = Awaited<ReturnType<Stryker['runMutationTest']>>[number];

/** The sandbox's own limits end a stalled mutant long before this. */
const TIMEOUT_MS = 60_000;

/** Has Stryker mutate a copy of a solution, and the grader grade each mutant. */
export async function strykerMutants(exercise: CourseExercise): Promise<Mutant[]> {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'mutants-'));
  const before = process.cwd();
  try {
    cpSync(inRepository('solutions'), directory, { recursive: true });
    process.chdir(directory);
    const run = [inRepository('scripts', 'run.mjs'), 'quality/grade-mutant.ts'];
    const command = [process.execPath, ...run].map((word) => JSON.stringify(word)).join(' ');
    const results = await new Stryker({
      mutate: [pathOf(exercise)],
      testRunner: 'command',
      commandRunner: { command },
      reporters: [],
      concurrency: 1,
      timeoutMS: TIMEOUT_MS,
      allowEmpty: false,
      symlinkNodeModules: false,
      logLevel: 'error' as never,
    }).runMutationTest();
    return results.map((result) => describe(result, exercise));
  } finally {
    process.chdir(before);
    rmSync(directory, { recursive: true, force: true });
  }
}

function describe(
  { location, mutatorName, replacement, status }: StrykerResult,
  exercise: CourseExercise,
): Mutant {
  const { line } = location.start;
  if (!['Killed', 'Survived', 'Timeout'].includes(status))
    throw new Error(`the mutant of ${pathOf(exercise)}, line ${line}, ended as ${status}`);
  const source = solutionOf(exercise);
  return {
    exercise: exercise.definition.id,
    mutator: mutatorName,
    line,
    text: lineOf(source, line),
    original: textAt(source, location),
    replacement,
    killed: status !== 'Survived',
  };
}

/** Returns the text that a mutant replaces; lines and columns count from 1. */
function textAt(source: string, { start, end }: StrykerResult['location']): string {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  const [first = '', ...rest] = lines;
  if (rest.length === 0) return first.slice(start.column - 1, end.column - 1);
  return [
    first.slice(start.column - 1),
    ...rest.slice(0, -1),
    (rest.at(-1) ?? '').slice(0, end.column - 1),
  ].join('\n');
}
