/** What is said of a file that throws when it is imported, or does not end. */
export const importThrew = (where: string, message: string): string =>
  `The file cannot be imported${where}: ${message}`;

/** @param message what became of it, after a name */
export const importFailed = (message: string): string => `Importing the file ${message}.`;

/** Whether an exercise's error is one of these, and not what was found out by reading and compiling it. */
export const isImportProblem = (error: string): boolean =>
  error.startsWith(importThrew('', '').replace(/: $/, '')) || error.startsWith('Importing the file ');

/** The same without what the submission says of itself. */
export const IMPORT_PROBLEM =
  'The file cannot be imported: it throws an error, or does not end. Which one is not shown; the course’s own grader tells.';
