import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import { exercises, pathOf } from '../grader/course';
import { inRepository } from '../grader/platform/root';
import { lineOf, type Mutant } from './mutants';

type StrykerResult = Awaited<ReturnType<Stryker['runMutationTest']>>[number];

/** The sandbox's own limits end a stalled mutant long before this. */
const TIMEOUT_MS = 60_000;

/** Has Stryker mutate a copy of the solutions, and the grader grade each mutant. */
export async function strykerMutants(concurrency: number): Promise<Mutant[]> {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'mutants-'));
  const before = process.cwd();
  try {
    cpSync(inRepository('solutions'), directory, { recursive: true });
    process.chdir(directory);
    const run = [inRepository('scripts', 'run.mjs'), 'quality/grade-mutant.ts'];
    const command = [process.execPath, ...run].map((word) => JSON.stringify(word)).join(' ');
    const results = await new Stryker({
      mutate: ['**/*.ts'],
      testRunner: 'command',
      commandRunner: { command },
      reporters: [],
      concurrency,
      timeoutMS: TIMEOUT_MS,
      allowEmpty: false,
      symlinkNodeModules: false,
      logLevel: 'error' as never,
    }).runMutationTest();
    return results.map((result) => describe(result, directory));
  } finally {
    process.chdir(before);
    rmSync(directory, { recursive: true, force: true });
  }
}

function describe(
  { fileName, location, mutatorName, replacement, status }: StrykerResult,
  root: string,
): Mutant {
  const file = path.relative(root, fileName).split(path.sep).join('/');
  const exercise = exercises.find((each) => pathOf(each) === file);
  if (exercise === undefined) throw new Error(`a mutant of ${file}, which is no exercise`);
  if (!['Killed', 'Survived', 'Timeout'].includes(status)) {
    throw new Error(`the mutant of ${file}, line ${location.start.line}, ended as ${status}`);
  }
  const source = readFileSync(inRepository('solutions', file), 'utf8');
  const { line } = location.start;
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
