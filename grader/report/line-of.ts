import type { ExerciseResult } from '../results/results';

/** Where an error was thrown, and the line of the exercise's own file that called it. */
const THROWN = /threw an error \((\S{1,200}), line (\d{1,9})(?:, called from (\S{1,200}), line (\d{1,9}))?\)/;

/**
 * The line of an exercise's file to look at first, from 1: of a mistake that the source shows, of
 * the named mistake, or of the error of the first check that fails; otherwise the function's.
 */
export function lineOf({ mistakes, diagnoses, checks, location, error }: ExerciseResult): number {
  if (error !== null) return location.line;
  const shown = mistakes.find(({ file }) => file === undefined)?.line;
  if (shown !== undefined) return shown;
  const failed = checks.find(({ status }) => status !== 'passed' && status !== 'not-started');
  if (failed === undefined) return location.line;
  const named = diagnoses.find(({ function: of }) => of === failed.function)?.lines?.[0];
  return named ?? thrownIn(location.file, failed.message) ?? location.line;
}

function thrownIn(own: string, message: string): number | undefined {
  const [, file = '', line, caller = '', calledFrom] = THROWN.exec(message) ?? [];
  const isOwn = (name: string): boolean => name !== '' && own.endsWith(`/${name}`);
  if (isOwn(file)) return Number(line);
  return isOwn(caller) ? Number(calledFrom) : undefined;
}
