/** The error of a file that throws when it is imported. */
export const importThrew = (where: string, message: string): string =>
  `The file cannot be imported${where}: ${message}`;

/**
 * The error of a file whose import does not finish.
 *
 * @param message what happened, as a predicate of “Importing the file”
 */
export const importFailed = (message: string): string => `Importing the file ${message}.`;

/** Whether an exercise's error comes from importing the file, not from reading or compiling it. */
export const isImportProblem = (error: string): boolean =>
  error.startsWith(importThrew('', '').replace(/: $/, '')) || error.startsWith('Importing the file ');

/** An import error without any text of the submission. */
export const IMPORT_PROBLEM =
  'The file cannot be imported: it throws an error or does not finish. To see which, run: npm run grade';
